import { cp, readdir, realpath } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * Puts DuckDB's native package, which cannot be part of one file, beside a worker's bundle: @duckdb/node-bindings and its library for each platform that
 * is installed, in `node_modules`.
 *
 * @param {string} worker Folder of the worker's package, which depends on @duckdb/node-api.
 * @param {string} bundle Folder of its bundle.
 */
export async function copyDuckdb(worker, bundle) {
  const api = createRequire(join(worker, "package.json")).resolve("@duckdb/node-api");
  const scope = dirname(dirname(createRequire(api).resolve("@duckdb/node-bindings")));
  for (const name of await readdir(scope)) {
    if (!name.startsWith("node-bindings")) continue;
    await cp(await realpath(join(scope, name)), join(bundle, "node_modules", "@duckdb", name), { recursive: true });
  }
}
