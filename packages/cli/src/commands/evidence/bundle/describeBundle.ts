import { markdownCell } from "../../../output/markdownCell.js";
import type { EvidenceBundle } from "./EvidenceBundle.js";
import type { Period } from "./Period.js";

/** Spans that are named; the rest is counted. */
const named = 12;

/** The index of a bundle, for whoever reads it. */
export function describeBundle({ period, summary, duties }: EvidenceBundle): string {
  const rows = duties.map(({ title, duty, interval, controls, expected, missing, runs }) => {
    const had = `${expected - missing.length} of ${expected}`;
    const cells = [`${title} (\`${duty}\`)`, interval, controls.join(", "), `${runs.length}`, had, spans(missing)];
    return `| ${cells.map(markdownCell).join(" | ")} |`;
  });
  return [
    `# Evidence from ${period.from} to ${period.to}`,
    "",
    `${summary.runs} runs left ${summary.files} reports, which stand in \`reports\`, by duty and day; \`SHA256SUMS\` has their hashes (\`sha256sum --check SHA256SUMS\`). ` +
      `Of ${summary.expected} days, months, quarters and years that the calendar asks for and that lie in the period as a whole, ${summary.missing} have none.`,
    "",
    "| Duty | Interval | Controls | Runs | Had | Without a report |",
    "|---|---|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

function spans(missing: readonly Period[]): string {
  const names = missing.slice(0, named).map(({ from, to }) => (from === to ? from : `${from} to ${to}`));
  const rest = missing.length - names.length;
  return [...names, ...(rest > 0 ? [`and ${rest} more`] : [])].join(", ");
}
