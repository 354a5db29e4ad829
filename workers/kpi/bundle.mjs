/**
 * Bundles the worker for the image and for the sandbox's tasks, into dist/bundle: main.mjs, the SQL beside it, and DuckDB's native package, which
 * cannot be part of one file, in node_modules. From any folder.
 */
import { cp, mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { copyDuckdb } from "../../scripts/copyDuckdb.mjs";
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
  external: ["@duckdb/node-bindings"],
});
await cp(join(root, "src", "sql"), join(bundle, "sql"), {
  recursive: true,
  filter: (path) => !path.endsWith(".ts"),
});
await copyDuckdb(root, bundle);
