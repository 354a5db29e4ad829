import type { CheckReport } from "../CheckReport.js";

/** For a comment on a pull request, or a job's summary. */
export function markdown({ summary, findings, waivers, undetermined }: CheckReport): string {
  const { violations, waived, resources, stacks, rules } = summary;
  const verdict = violations === 0 ? "No violations" : `**${violations} violations**`;
  return [
    "## Policy check",
    "",
    `${verdict}, ${undetermined.length} undetermined, ${waived} waived. ${rules} rules over ${resources} resources of ${stacks} stacks.`,
    ...section(
      "Violations",
      ["severity", "rule", "control", "what", "where", "fix"],
      findings.map(({ severity, rule, control, message, urn, fix }) => [severity, rule, control, message, urn, fix]),
    ),
    ...section(
      "Undetermined",
      ["rule", "why", "where"],
      undetermined.map(({ rule, reason, urn }) => [rule, reason, urn]),
    ),
    ...section(
      "Waivers",
      ["rule", "control", "reason", "owner", "expires", "where"],
      waivers.map(({ rule, control, reason, owner, expires, urn }) => [rule, control, reason, owner, expires, urn]),
    ),
    "",
  ].join("\n");
}

function section(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return ["", `### ${title}`, "", line(columns), line(columns.map(() => "---")), ...rows.map(line)];
}

/** Text of resources' names must not become markup or end a cell. */
function cell(value: string): string {
  return value.replaceAll(/[\\`*_{}[\]<>|]/g, "\\$&").replaceAll(/\s+/g, " ");
}
