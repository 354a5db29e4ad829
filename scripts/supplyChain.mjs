/**
 * `npm run supply-chain`: where the locked packages come from, under what licences the installed ones are, and whether the tree holds a
 * secret. All from what is on disk; `npm run advisories` asks the registry besides. Runs all of them, so that one run shows everything.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { prepare, root } from "./prepare.mjs";

const { node, env } = prepare();
const packaged = (/** @type {string} */ name) => join(root, "packages", name, "dist", "main.js");
const checks = [
  [packaged("supply-chain")],
  [packaged("cli"), "security", "validate", "--only", "hard-coded-credentials", "--path", root],
];
// The scan asks no account; the command wants to know a region all the same.
const environment = { AWS_REGION: "eu-west-1", ...env };
const failures = checks.filter(
  (args) => spawnSync(node, args, { cwd: root, env: environment, stdio: "inherit" }).status !== 0,
);
process.exit(failures.length === 0 ? 0 : 1);
