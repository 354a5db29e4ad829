/** `npm run check`: types, lint and format, unused files and exports, the published packages. Runs all of them, so that one run shows everything. */
import { spawnSync } from "node:child_process";
import { basename, join } from "node:path";
import { prepare, root } from "./prepare.mjs";

const { node, env } = prepare();
const bin = (/** @type {string} */ name) => join(root, "node_modules", ".bin", name);
const checks = [[bin("biome"), "check", "."], [bin("knip")], [node, join("scripts", "checkPackages.mjs")]];
const failures = checks.filter(([program = "", ...args]) => {
  process.stderr.write(`sallyport: ${[basename(program), ...args].join(" ")}\n`);
  return spawnSync(program, args, { cwd: root, env, stdio: "inherit" }).status !== 0;
});
process.exit(failures.length === 0 ? 0 : 1);
