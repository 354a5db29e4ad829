import { join } from "node:path";
import pc from "picocolors";
import type { DemoResult } from "./DemoResult.js";

/** The demo's result for a person. */
export function describeDemo({ ok, document, detail }: DemoResult): string {
  const colour = pc.createColors(process.stdout.isTTY === true && !process.env.NO_COLOR);
  const mark = ok ? colour.green("ok") : colour.red("failed");
  const { rule, permissions, policies } = detail;
  const targets = rule.destinations.map(({ region, bucket }) => `${bucket} (${region})`).join(", ");
  return [
    "",
    `${mark}  ${document.verified} of ${document.objects} objects verified, ${document.lost} lost`,
    "",
    `  moved        ${size(document.bytes)} from ${rule.sourceBucket} (${rule.sourceRegion}) to ${targets} in ${document.seconds.toFixed(1)} s`,
    `  crossed      ${size(document.archiveBytes)} in ${document.archives} archives, ${document.ratio} times smaller`,
    `  policies     ${policies.passed} checks passed, ${policies.violations} violations, ${policies.undetermined} undetermined`,
    `  permissions  ${permissions.used} of ${permissions.granted} granted statements used, ${permissions.denied} calls denied`,
    ...policies.notPassed.map(
      ({ rule: name, urn, verdict, why }) => `    ${verdict}: ${name} on ${urn.split("::").at(-1)}: ${why}`,
    ),
    ...permissions.unused.map(
      ({ role, statement, reason }) =>
        `    unused: ${statement} of ${role}${reason === undefined ? "" : ` (${reason})`}`,
    ),
    ...permissions.refusals.map(({ role, action, resource }) => `    denied: ${action} on ${resource} for ${role}`),
    ...detail.problems.map((problem) => `    differs: ${problem}`),
    "",
    "  where to look",
    `    objects      aws --endpoint-url ${detail.endpoint} s3 ls s3://${rule.destinations[0]?.bucket}/${detail.prefix}`,
    `    worker logs  ${join(detail.home, "logs", "tasks")}`,
    `    decisions    ${join(detail.home, "decisions.jsonl")}`,
    '    a shell      eval "$(npx sallyport sandbox env)"',
    "    stop         npx sallyport sandbox down",
    "",
  ].join("\n");
}

function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const exponent = Math.min(Math.floor(Math.log2(bytes) / 10), 4);
  return `${(bytes / 2 ** (10 * exponent)).toFixed(1)} ${["KiB", "MiB", "GiB", "TiB"][exponent - 1]}`;
}
