/**
 * `npm run removals [-- --only compressor|kpi|etl|transform|credentials|foundation]`: deploys each stack into a sandbox, does its named runs,
 * and takes every statement that they need out of the roles in turn: a run has to end without it, by a call that is refused. `npm test` does
 * so with a few. What is drawn there, and the order here, is by the seed of all tests: SALLYPORT_SEED=<number>, or random. What was
 * confirmed goes to docs/evidence/removals.json.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { prepare, root } from "./prepare.mjs";

/** @typedef {import("../packages/cli/src/evidence/removal/ConfirmedRemoval.js").ConfirmedRemoval} ConfirmedRemoval */

const record = join(root, "docs", "evidence", "removals.json");
/** The tests that do it, by the stack. */
const suites = {
  compressor: "demo/compressorPipeline.e2e",
  kpi: "demo/kpiPipeline.e2e",
  etl: "demo/etlPipeline.e2e",
  transform: "transform/transformRoles.e2e",
  credentials: "credentials/credentials.e2e",
  foundation: "demo/foundation.e2e",
};

const [flag, only] = process.argv.slice(2);
const names = Object.keys(suites).filter((name) => only === undefined || name === only);
if ((flag !== undefined && flag !== "--only") || names.length === 0) {
  process.stderr.write(`usage: npm run removals [-- --only ${Object.keys(suites).join("|")}]\n`);
  process.exit(64);
}

const { node, env } = prepare();
const folder = mkdtempSync(join(tmpdir(), "sallyport-removals-"));
const jest = join(root, "node_modules", "jest", "bin", "jest.js");

/** @param {keyof typeof suites} name @returns {{ passed: boolean, confirmed: ConfirmedRemoval[] | undefined }} */
const confirm = (name) => {
  const pattern = `--testNamePattern=the roles of the stack ${name}`;
  const args = [jest, suites[name], "--selectProjects=e2e", "--maxWorkers=1", pattern];
  const environment = { ...env, SALLYPORT_REMOVALS: folder };
  const { status } = spawnSync(node, args, { cwd: root, env: environment, stdio: "inherit" });
  const left = join(folder, `${name}.json`);
  return { passed: status === 0, confirmed: existsSync(left) ? JSON.parse(readFileSync(left, "utf8")) : undefined };
};

/** @type {{ at: Record<string, string>, removals: ConfirmedRemoval[] }} */
let { at, removals } = existsSync(record) ? JSON.parse(readFileSync(record, "utf8")) : { at: {}, removals: [] };
let failed = 0;
for (const name of /** @type {(keyof typeof suites)[]} */ (names)) {
  const { passed, confirmed } = confirm(name);
  if (!passed) failed += 1;
  if (confirmed === undefined) continue;
  at = { ...at, [name]: new Date().toISOString() };
  removals = [...removals.filter(({ stack }) => stack !== name), ...confirmed];
  for (const { role, statement, test, refused } of confirmed)
    process.stdout.write(`${name}: without ${statement} of ${role}: "${test.title}" ends at ${refused}\n`);
}
rmSync(folder, { recursive: true });
/** @param {ConfirmedRemoval} one */
const key = ({ stack, role, policy, statement }) => [stack, role, policy, statement].join(" ");
removals.sort((one, other) => (key(one) < key(other) ? -1 : 1));
mkdirSync(dirname(record), { recursive: true });
writeFileSync(record, `${JSON.stringify({ at, removals }, undefined, 2)}\n`);
process.stdout.write(
  `${removals.length} statements, each missed by a named test; ${failed} of ${names.length} stacks failed\n`,
);
process.exit(failed === 0 ? 0 : 1);
