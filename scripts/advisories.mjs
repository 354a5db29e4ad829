/**
 * `npm run advisories`: asks the registry whether a dependency of what runs has a known vulnerability (SUP-08). Ends with 1 for one of
 * high severity or worse, and with 2 where the registry gave no answer, since silence is no clean bill.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { prepare, root } from "./prepare.mjs";

const { node, env } = prepare();
const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const { stdout } = spawnSync("npx", ["--yes", packageManager, "audit", "--prod", "--json"], {
  cwd: root,
  encoding: "utf8",
  stdio: ["ignore", "pipe", "inherit"],
});
const main = join(root, "packages", "supply-chain", "dist", "advisories", "main.js");
const judged = spawnSync(node, [main], { cwd: root, env, input: stdout ?? "", stdio: ["pipe", "inherit", "inherit"] });
process.exit(judged.status ?? 2);
