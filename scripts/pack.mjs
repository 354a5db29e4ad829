/**
 * `npm run pack [-- --to DIR]`: makes the tarballs of the packages that are published, and prints their paths on standard output, one a line.
 * `--built` takes the packages as they are compiled.
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { packPackages } from "./packaging/packPackages.mjs";
import { prepare } from "./prepare.mjs";

const { values } = parseArgs({ options: { to: { type: "string", default: "." }, built: { type: "boolean" } } });
if (!values.built) prepare();
for (const tarball of packPackages(resolve(values.to))) process.stdout.write(`${tarball}\n`);
