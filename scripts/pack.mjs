/**
 * `npm run pack [-- --to DIR]`: makes the tarballs of the packages that are published, and prints their paths on standard output, one a line.
 * `--built` takes the packages as they are compiled.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { stagePackage } from "./packaging/stagePackage.mjs";
import { prepare, root } from "./prepare.mjs";

const published = ["components"];

const { values } = parseArgs({ options: { to: { type: "string", default: "." }, built: { type: "boolean" } } });
if (!values.built) prepare();
const destination = resolve(values.to);
mkdirSync(destination, { recursive: true });
const stage = mkdtempSync(join(tmpdir(), "sallyport-pack-"));
try {
  for (const folder of published) {
    stagePackage(join(root, folder), join(stage, folder));
    const args = ["pack", "--json", "--loglevel=error", "--pack-destination", destination];
    const [{ filename }] = JSON.parse(execFileSync("npm", args, { cwd: join(stage, folder), encoding: "utf8" }));
    process.stdout.write(`${join(destination, filename)}\n`);
  }
} finally {
  rmSync(stage, { recursive: true, force: true });
}
