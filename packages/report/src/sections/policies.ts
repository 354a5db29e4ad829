import { html } from "../html/html.js";
import type { ReportData } from "../ReportData.js";
import { table } from "../table/table.js";
import { quantity } from "../text/quantity.js";
import { missing } from "./missing.js";
import type { Section } from "./Section.js";
import { tiles } from "./tiles.js";

/** What the rules say of the stacks, and what is excused by whom until when. */
export const policies: Section = {
  id: "policies",
  title: "Policies",
  draw: ({ check, at }) => {
    if (check === undefined)
      return missing("The stacks have not been judged.", "npx sallyport check --report-file out/check.json");
    const { stacks, resources, rules, violations, undetermined, waived } = check.summary;
    return html`${tiles([
      ["stacks", quantity(stacks)],
      ["resources", quantity(resources)],
      ["rules", quantity(rules)],
      ["violations", quantity(violations), violations === 0 ? "good" : "bad"],
      ["waived", quantity(waived)],
      ["not judged", quantity(undetermined)],
    ])}
<h3>Violations</h3>
${check.findings.length === 0 ? html`<p>None.</p>` : findingTable(check.findings)}
<h3>Waivers</h3>
${check.waivers.length === 0 ? html`<p>None.</p>` : waiverTable(check.waivers, at.slice(0, 10))}
${check.undetermined.length === 0 ? undefined : html`<h3>Not judged</h3>${undeterminedTable(check.undetermined)}`}`;
  },
};

type Check = NonNullable<ReportData["check"]>;

function findingTable(rows: Check["findings"]) {
  return table({
    caption: "violations",
    columns: [
      { title: "severity", cell: ({ severity }) => html`<span class="bad">✗ ${severity}</span>` },
      { title: "rule", cell: ({ rule }) => rule },
      { title: "stack", cell: ({ stack }) => stack },
      { title: "resource", cell: ({ urn }) => nameIn(urn) },
      { title: "what", cell: ({ message }) => message },
      { title: "fix", cell: ({ fix }) => fix },
    ],
    rows,
  });
}

function waiverTable(rows: Check["waivers"], today: string) {
  return table({
    caption: "waivers",
    columns: [
      { title: "control", cell: ({ control }) => control },
      { title: "rule", cell: ({ rule }) => rule },
      { title: "stack", cell: ({ stack }) => stack },
      { title: "resource", cell: ({ urn }) => nameIn(urn) },
      { title: "reason", cell: ({ reason }) => reason },
      { title: "owner", cell: ({ owner }) => owner },
      {
        title: "expires",
        cell: ({ expires }) => (expires < today ? html`<span class="bad">✗ ${expires}, expired</span>` : expires),
      },
    ],
    rows,
  });
}

function undeterminedTable(rows: Check["undetermined"]) {
  return table({
    caption: "what could not be judged",
    columns: [
      { title: "rule", cell: ({ rule }) => rule },
      { title: "stack", cell: ({ stack }) => stack },
      { title: "resource", cell: ({ urn }) => nameIn(urn) },
      { title: "why", cell: ({ reason }) => reason },
    ],
    rows,
  });
}

/** The logical name: what a URN ends with. */
function nameIn(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}
