import type { IncidentSection } from "./IncidentSection.js";

export interface IncidentPage {
  readonly title: string;
  /** ISO 8601. */
  readonly at: string;
  /** What was done, one line each. */
  readonly facts: readonly string[];
  readonly sections: readonly IncidentSection[];
}

/** What people fill in, as docs/runbooks/README.md asks for. */
const skeleton = [
  "## To fill in",
  "",
  "- Severity (1 to 3), and why:",
  "- Leads / writes down:",
  "- What became known, to whom, since when:",
  "- What was read or changed:",
  "- Dependants that were told or started anew:",
  "- What changes, by whom, until when:",
  "",
  "| time (UTC) | who | what was done or found |",
  "|---|---|---|",
  "| | | |",
  "",
];

/** The report of an incident as it begins: what was gathered, and the skeleton for the rest (IR-03). */
export function incidentMarkdown({ title, at, facts, sections }: IncidentPage): string {
  return [
    `# ${escaped(title)}`,
    "",
    `Gathered at ${at}.`,
    "",
    ...facts.map((fact) => `- ${escaped(fact)}`),
    ...sections.flatMap(describeSection),
    "",
    ...skeleton,
  ].join("\n");
}

function describeSection({ title, missing, head, rows }: IncidentSection): readonly string[] {
  if (missing !== undefined) return ["", `## ${title}`, "", `Not gathered: ${escaped(missing)}`];
  if (rows.length === 0) return ["", `## ${title}`, "", "Nothing was found."];
  return ["", `## ${title}`, "", line(head), line(head.map(() => "---")), ...rows.map((row) => line(row.map(escaped)))];
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** Names from logs and the trail are others' words: none becomes a row, an element or a link. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\r\n]+/g, " ")
    .replaceAll(/[\\|[\]`*_]/g, "\\$&")
    .replaceAll("<", "&lt;");
}
