/** Bundles the worker for the image and for the sandbox's tasks, into dist/bundle: main.mjs. From any folder. */
import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { workerBundle } from "../../scripts/workerBundle.mjs";

const root = dirname(fileURLToPath(import.meta.url));
const bundle = join(root, "dist", "bundle");

await rm(bundle, { recursive: true, force: true });
await mkdir(bundle, { recursive: true });
await build({
  ...workerBundle,
  absWorkingDir: root,
  entryPoints: [join(root, "src", "main.ts")],
  outfile: join(bundle, "main.mjs"),
});
