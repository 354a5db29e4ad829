/** `npm run check`: types, lint and format, unused files and exports. Runs all of them, so that one run shows everything. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { prepare, root } from "./prepare.mjs";

const { env } = prepare();
const bin = (/** @type {string} */ name) => join(root, "node_modules", ".bin", name);
const checks = [["biome", "check", "."], ["knip"]];
const failures = checks.filter(([name = "", ...args]) => {
  process.stderr.write(`sallyport: ${name} ${args.join(" ")}\n`);
  return spawnSync(bin(name), args, { cwd: root, env, stdio: "inherit" }).status !== 0;
});
process.exit(failures.length === 0 ? 0 : 1);
