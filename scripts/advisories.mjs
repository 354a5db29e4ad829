/**
 * `npm run advisories`: asks the registries of npm and Python whether a dependency has a known vulnerability (SUP-08): of npm those that run,
 * of Python those of every locked list. Ends with 1 for one of high severity or worse (Python's say none, so each counts), and with 2 where a
 * registry gave no answer, since silence is no clean bill. Asks for all of them, so that one run shows everything.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { prepare, root } from "./prepare.mjs";

const { node, env } = prepare();
const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const main = join(root, "packages", "supply-chain", "dist", "advisories", "main.js");

/** @param {string} ecosystem @param {string} program @param {string[]} args */
const judged = (ecosystem, program, args) => {
  const asked = spawnSync(program, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (asked.error) process.stderr.write(`sallyport: could not start ${program}: ${asked.error.message}\n`);
  const input = asked.stdout ?? "";
  return (
    spawnSync(node, [main, ecosystem], { cwd: root, env, input, stdio: ["pipe", "inherit", "inherit"] }).status ?? 2
  );
};

const locked = spawnSync("git", ["ls-files", "*requirements.txt"], { cwd: root, encoding: "utf8" });
const lists = locked.stdout.trim().split("\n");
const audit = "run pip-audit==2.9.0 --disable-pip --no-deps --format json --progress-spinner off".split(" ");
const codes = [
  judged("npm", "npx", ["--yes", packageManager, "audit", "--prod", "--json"]),
  // A list at a time: two of them may lock different versions of one package.
  ...lists.map((list) => judged("pip", "pipx", [...audit, "--requirement", list])),
];
process.exit(Math.max(...codes));
