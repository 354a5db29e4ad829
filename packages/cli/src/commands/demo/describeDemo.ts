import { join } from "node:path";
import pc from "picocolors";
import type { Line } from "./DemoPipeline.js";
import type { DemoResult } from "./DemoResult.js";

/** The demo's result for a person. */
export function describeDemo({ detail }: DemoResult): string {
  const colour = pc.createColors(process.stdout.isTTY === true && !process.env.NO_COLOR);
  const { reports, permissions, policies, home } = detail;
  const mark = (ok: boolean) => (ok ? colour.green("ok") : colour.red("failed"));
  return [
    "",
    ...reports.flatMap(({ name, ok, report }) => [
      `${mark(ok)}  ${name}: ${report.headline}`,
      "",
      ...report.facts.map(line),
      ...report.problems.map((problem) => `    ${problem}`),
      ...(report.table === undefined
        ? []
        : [
            "",
            ...report.table
              .trimEnd()
              .split("\n")
              .map((row) => `  ${row}`.trimEnd()),
          ]),
      "",
    ]),
    line([
      "policies",
      `${policies.passed} checks passed, ${policies.violations} violations, ${policies.undetermined} undetermined`,
    ]),
    line([
      "permissions",
      `${permissions.used} of ${permissions.granted} granted statements used, ${permissions.denied} calls denied`,
    ]),
    ...policies.notPassed.map(
      ({ rule: name, urn, verdict, why }) => `    ${verdict}: ${name} on ${urn.split("::").at(-1)}: ${why}`,
    ),
    ...permissions.unused.map(
      ({ role, statement, reason }) => `    unused: ${statement} of ${role}${reason === null ? "" : ` (${reason})`}`,
    ),
    ...permissions.refusals.map(({ role, action, resource }) => `    denied: ${action} on ${resource} for ${role}`),
    "",
    "  where to look",
    ...reports.flatMap(({ report }) => report.places.map(place)),
    place(["worker logs", join(home, "logs", "tasks")]),
    place(["decisions", join(home, "decisions.jsonl")]),
    place(["a shell", 'eval "$(npx sallyport sandbox env)"']),
    place(["stop", "npx sallyport sandbox down"]),
    "",
  ].join("\n");
}

function line([label, text]: Line): string {
  return `  ${label.padEnd(12)} ${text}`;
}

function place([label, text]: Line): string {
  return `  ${line([label, text])}`;
}
