/**
 * `npm start`: sets everything up, deploys the pipelines into the sandbox, sends data through each, and puts what came of it on one page:
 * figures, grants, policies (see docs/guides/report.md). Arguments go to `sallyport demo`.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { prepare, root } from "./prepare.mjs";

const { node, env } = prepare();
const cli = join(root, "packages", "cli", "bin", "sallyport.mjs");
const args = process.argv.slice(2);
const ran = ["compressor", "kpi", "etl", "transform"].filter((name) => args.includes(name));
/** What was deployed now; everything where no pipeline was named. */
const stacks = ran.length > 0 ? ["foundation", ...ran] : [];

/** @param {string} name */
const kept = (name) => join(root, "out", `${name}.json`);

/** @param {string[]} command @param {import("node:child_process").StdioOptions} stdio @returns the exit code */
const run = (command, stdio = ["inherit", "ignore", "inherit"]) =>
  spawnSync(node, [cli, ...command], { cwd: root, env, stdio }).status ?? 2;

/** @param {string} message */
const say = (message) => process.stderr.write(`sallyport: ${message}\n`);

const demo = run(["demo", "--report-file", kept("demo"), ...args], "inherit");
// 1: it ran, and something did not come out right, which the page shows as well. Else there is nothing to show.
if (demo > 1 || args.includes("--help") || args.includes("-h")) process.exit(demo);

say("what the roles were granted and used (npx sallyport evidence)");
const evidence = run(["evidence", "--report-file", kept("evidence")]);
if (evidence <= 1) {
  const { summary } = JSON.parse(readFileSync(kept("evidence"), "utf8"));
  const { roles, statements, used, explained, unexplained, refused, probes, probesRefused, probesSent, notJudged } =
    summary;
  say(`  ${roles} roles, ${statements} statements: ${used} used, ${explained} explained, ${unexplained} unexplained`);
  say(
    `  ${refused} calls refused; ${probes} probes: ${probesRefused} refused, ${notJudged} not judged, ${probesSent} sent as calls`,
  );
}
say("what the policies say of the stacks (npx sallyport check)");
const check = run(["check", ...stacks, "--report-file", kept("check")]);
say("all of it on one page:");
const report = run(["report"], ["inherit", args.includes("--json") ? 2 : "inherit", "inherit"]);
process.exit(Math.max(demo, evidence, check, report));
