/**
 * `npm run pack [-- [--to DIR] [PACKAGE…]]`: makes the tarballs of the packages that are published, or of those named, and prints their paths on
 * standard output, one a line. `--built` takes the packages as they are compiled.
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { packPackages } from "./packaging/packPackages.mjs";
import { prepare } from "./prepare.mjs";

const { values, positionals } = parseArgs({
  options: { to: { type: "string", default: "." }, built: { type: "boolean" } },
  allowPositionals: true,
});
if (!values.built) prepare();
const names = positionals.length > 0 ? positionals : undefined;
for (const tarball of packPackages(resolve(values.to), names)) process.stdout.write(`${tarball}\n`);
