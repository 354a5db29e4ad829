import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ImageTable } from "@sallyport/sandbox";
import { CommandError } from "../output/CommandError.js";

interface WorkerManifest {
  /** Without an image the bundle is a function's, which stacks give to Lambda as it is. */
  readonly sallyport?: { readonly image?: string; readonly bundle: string };
}

/**
 * The table that lets the sandbox run worker images as local processes: each worker's package.json names its image and its bundle.
 *
 * @throws CommandError when a bundle has not been built
 */
export function workerImages(root: string): ImageTable {
  const folder = join(root, "workers");
  const entries = readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "package.json")))
    .flatMap((name) => {
      const manifest = JSON.parse(readFileSync(join(folder, name, "package.json"), "utf8")) as WorkerManifest;
      if (!manifest.sallyport)
        throw new CommandError(
          `workers/${name}/package.json names no bundle`,
          'add "sallyport": { "image", "bundle" }, for functions without the image',
          2,
        );
      const bundle = join(folder, name, manifest.sallyport.bundle);
      if (!existsSync(bundle))
        throw new CommandError(
          `the bundle of workers/${name} is missing: ${bundle}`,
          "run `npm run build` or `npm start`",
          2,
        );
      const { image } = manifest.sallyport;
      return image === undefined ? [] : [[image, { bundle }] as const];
    });
  return Object.fromEntries(entries);
}
