/**
 * Bundles the worker for the image and for the sandbox's tasks, into dist/bundle: main.mjs, the SQL beside it, and DuckDB's native package, which
 * cannot be part of one file, in node_modules. From any folder.
 */
import { cp, mkdir, readdir, realpath, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));
const bundle = join(root, "dist", "bundle");

await rm(bundle, { recursive: true, force: true });
await mkdir(bundle, { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: [join(root, "src", "main.ts")],
  outfile: join(bundle, "main.mjs"),
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node24",
  conditions: ["@sallyport/source"],
  external: ["@duckdb/node-bindings"],
  sourcemap: "linked",
  sourcesContent: false,
  legalComments: "linked",
  logLevel: "warning",
  // The SDK is CommonJS inside, and requires Node's own modules.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module";const require = __createRequire(import.meta.url);',
  },
});
await cp(join(root, "src", "sql"), join(bundle, "sql"), {
  recursive: true,
  filter: (path) => !path.endsWith(".ts"),
});
await copyNativePackages();

/** @duckdb/node-bindings and its library for each platform that is installed. */
async function copyNativePackages() {
  const api = createRequire(join(root, "package.json")).resolve("@duckdb/node-api");
  const bindings = dirname(createRequire(api).resolve("@duckdb/node-bindings"));
  const scope = dirname(bindings);
  for (const name of await readdir(scope)) {
    if (!name.startsWith("node-bindings")) continue;
    await cp(await realpath(join(scope, name)), join(bundle, "node_modules", "@duckdb", name), { recursive: true });
  }
}
