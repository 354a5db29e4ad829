/**
 * `npm test`: sets everything up and runs every test; arguments go to jest. The closing line `N passed, N failed` is what CI reads:
 * a suite that could not even load counts as one failure. A few suites that fail are run once more, alone, and named (see
 * docs/decisions/0016-unsteady-suites.md): what is broken fails again.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { prepare, root } from "./prepare.mjs";

/** More than these are no accident. */
const SUITES_RUN_AGAIN = 3;

const { node, env } = prepare();
const folder = mkdtempSync(join(tmpdir(), "sallyport-test-"));
const jest = join(root, "node_modules", "jest", "bin", "jest.js");

/** @param {string} message */
const say = (message) => process.stderr.write(`sallyport: ${message}\n`);

/**
 * @typedef {object} Results what jest reports, as far as it is read here
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numRuntimeErrorTestSuites
 * @property {{ name: string, status: string }[]} testResults
 */

/** @param {string} name @param {string[]} args to jest @returns {{ status: number, results: Results | undefined }} */
const runJest = (name, args) => {
  const report = join(folder, `${name}.json`);
  const all = [jest, "--json", `--outputFile=${report}`, ...args];
  // jest prints its own report on standard error; --json also prints the document on standard output, which nobody wants to read here.
  const { status } = spawnSync(node, all, { cwd: root, env, stdio: ["ignore", "ignore", "inherit"] });
  try {
    return { status: status ?? 1, results: JSON.parse(readFileSync(report, "utf8")) };
  } catch (error) {
    say(`jest left no report: ${error instanceof Error ? error.message : error}`);
    return { status: status ?? 1, results: undefined };
  }
};

/** @param {Results} results */
const failuresOf = (results) => results.numFailedTests + results.numRuntimeErrorTestSuites;

/** @param {Results | undefined} results @returns {string[]} paths from the root */
const failedSuites = (results) =>
  (results?.testResults ?? []).filter(({ status }) => status === "failed").map(({ name }) => relative(root, name));

try {
  const first = runJest("results", ["--maxWorkers=2", ...process.argv.slice(2)]);
  let passed = first.results?.numPassedTests ?? 0;
  let failed = first.results === undefined ? 1 : failuresOf(first.results);
  let { status } = first;
  const suites = failedSuites(first.results);
  if (suites.length > 0 && suites.length <= SUITES_RUN_AGAIN) {
    say(`run once more, alone: ${suites.join(", ")}`);
    const again = runJest("again", ["--maxWorkers=1", "--runTestsByPath", ...suites]);
    if (again.results !== undefined) {
      passed += Math.max(0, failed - failuresOf(again.results));
      failed = failuresOf(again.results);
      status = again.status;
      const broken = failedSuites(again.results);
      for (const suite of suites.filter((suite) => !broken.includes(suite)))
        say(`UNSTEADY: ${suite} failed, and passed when it ran alone: see above what it said, and mend it`);
    }
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 && status === 0 ? 1 : status;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
