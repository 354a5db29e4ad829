import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import { newcomerEnvironment } from "./newcomerEnvironment.js";
import type { TutorialStep } from "./TutorialStep.js";
import { newcomersPath } from "./tutorials.js";
import { Walkthrough } from "./Walkthrough.js";

/** What `npm run newcomer` runs: the whole path, from a clone of what is committed, with an installation of its own. */
const { values } = parseArgs({ options: { keep: { type: "boolean" } } });
const root = findRepositoryRoot(process.cwd());
const say = (line: string) => process.stderr.write(`${line}\n`);
const walk = await Walkthrough.begin(
  { ...newcomerEnvironment(process.env, root), REPOSITORY: root },
  (text) => void process.stderr.write(text.replaceAll(/^(?=.)/gm, "    ")),
);
const started = performance.now();
try {
  for (const step of newcomersPath(root)) {
    say(`\n${step.place}: ${titleOf(step)}`);
    const before = performance.now();
    await walk.take(step);
    say(`${step.place}: as the page says, after ${((performance.now() - before) / 1000).toFixed(1)} s`);
  }
  say(`\nsallyport: the newcomer's path is as its pages say, in ${Math.round((performance.now() - started) / 1000)} s`);
} catch (error) {
  say(`\nsallyport: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  stopSandbox(join(walk.start, "sallyport"));
  if (values.keep) say(`sallyport: kept ${walk.start}`);
  else await walk.end();
}

function titleOf(step: TutorialStep): string {
  if (step.kind === "file") return `write ${step.path}`;
  if (step.kind === "change") return `change ${/^\+\+\+ b\/(.*)$/m.exec(step.diff)?.[1]}`;
  return step.commands.trim().replaceAll("\n", "; ");
}

/** The last page stops it; a path that broke off has not come there. */
function stopSandbox(clone: string): void {
  const bin = join(clone, "packages", "cli", "bin", "sallyport.mjs");
  const home = join(clone, ".sandbox");
  if (!existsSync(home)) return;
  execFileSync(process.execPath, [bin, "sandbox", "down"], { env: { ...process.env, SALLYPORT_HOME: home } });
}
