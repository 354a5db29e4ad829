/**
 * `npm test`: sets everything up and runs every test; arguments go to jest. The closing line `N passed, N failed` is what CI reads:
 * a suite that could not even load counts as one failure.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepare, root } from "./prepare.mjs";

const { node, env } = prepare();
const folder = mkdtempSync(join(tmpdir(), "sallyport-test-"));
const report = join(folder, "results.json");
const jest = join(root, "node_modules", "jest", "bin", "jest.js");
const args = [jest, "--maxWorkers=2", "--json", `--outputFile=${report}`, ...process.argv.slice(2)];
// jest prints its own report on standard error; --json also prints the document on standard output, which nobody wants to read here.
const run = spawnSync(node, args, { cwd: root, env, stdio: ["ignore", "ignore", "inherit"] });

let passed = 0;
let failed = 1;
try {
  const results = JSON.parse(readFileSync(report, "utf8"));
  passed = results.numPassedTests;
  failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
} catch (error) {
  process.stderr.write(`sallyport: jest left no report: ${error instanceof Error ? error.message : error}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(run.status ?? 1);
