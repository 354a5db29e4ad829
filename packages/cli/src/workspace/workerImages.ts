import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ImageTable } from "@sallyport/sandbox";
import { CommandError } from "../output/CommandError.js";

interface WorkerManifest {
  readonly sallyport?: {
    readonly image?: string;
    readonly bundle?: string;
    /** Folder of programs that the image would have beside the bundle. */
    readonly programs?: string;
    /** Variables that the image sets, for Node and the C library. */
    readonly environment?: Readonly<Record<string, string>>;
    /** Lambda functions, by name, each its bundle: no images. */
    readonly functions?: Readonly<Record<string, string>>;
  };
}

/**
 * The table that lets the sandbox run worker images as local processes: each worker's package.json names its image and its bundle, unless it only has functions.
 *
 * @throws CommandError when a bundle has not been built
 */
export function workerImages(root: string): ImageTable {
  const folder = join(root, "workers");
  const entries = readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "package.json")))
    .flatMap((name) => {
      const { image, bundle, programs, environment, functions } =
        readManifest(join(folder, name, "package.json")).sallyport ?? {};
      if (image === undefined && functions !== undefined) return [];
      if (image === undefined || bundle === undefined)
        throw new CommandError(
          `workers/${name}/package.json names no image`,
          'add "sallyport": { "image", "bundle" }',
          2,
        );
      const path = join(folder, name, bundle);
      if (!existsSync(path))
        throw new CommandError(
          `the bundle of workers/${name} is missing: ${path}`,
          "run `npm run build` or `npm start`",
          2,
        );
      const beside = programs && { programs: join(folder, name, programs) };
      return [[image, { bundle: path, ...beside, ...(environment && { environment }) }] as const];
    });
  return Object.fromEntries(entries);
}

function readManifest(path: string): WorkerManifest {
  return JSON.parse(readFileSync(path, "utf8")) as WorkerManifest;
}
