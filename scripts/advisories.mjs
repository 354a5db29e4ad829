/**
 * `npm run advisories`: asks the registry whether a dependency of what runs has a known vulnerability (SUP-08). Ends with 1 for one of
 * high severity or worse, and with 2 where the registry gave no answer, since silence is no clean bill.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./prepare.mjs";

const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const run = spawnSync("npx", ["--yes", packageManager, "audit", "--prod", "--json"], { cwd: root, encoding: "utf8" });
/** @type {{ advisories?: Readonly<Record<string, { severity: string, module_name: string, title: string, patched_versions: string }>> }} */
let answer = {};
try {
  answer = JSON.parse(run.stdout);
} catch {
  // Told below: there are no advisories in it, not even none.
}
if (answer.advisories === undefined) {
  process.stderr.write(`sallyport: the registry did not answer: ${run.stderr || run.stdout || run.error?.message}\n`);
  process.exit(2);
}
const found = Object.values(answer.advisories);
for (const { severity, module_name: name, title, patched_versions: patched } of found) {
  process.stdout.write(`${severity}\t${name}\t${title}\tmended in ${patched}\n`);
}
const blocking = found.filter(({ severity }) => severity === "high" || severity === "critical");
process.stderr.write(`sallyport: ${found.length} advisories, ${blocking.length} of them high or critical\n`);
process.exit(blocking.length === 0 ? 0 : 1);
