import { colours } from "../chart/colours.js";
import { stackedBars } from "../chart/stackedBars.js";
import { html } from "../html/html.js";
import type { Markup } from "../html/Markup.js";
import type { ReportData } from "../ReportData.js";
import { table } from "../table/table.js";
import { quantity } from "../text/quantity.js";
import { missing } from "./missing.js";
import type { Section } from "./Section.js";
import { tiles } from "./tiles.js";

type Ledger = NonNullable<ReportData["ledger"]>;
type Role = Ledger["roles"][number];
type Statement = Role["statements"][number];
type Standing = "used" | "explained" | "unexplained";

/** What roles are granted, used and were refused. */
export const grants: Section = {
  id: "grants",
  title: "Grants",
  draw: async ({ ledger }) => {
    if (ledger === undefined)
      return missing(
        "Nobody has compared what the roles are granted with what they used.",
        "npx sallyport evidence --report-file out/evidence.json",
      );
    const { roles, statements, used, explained, unexplained, missed, refused } = ledger.summary;
    const { probes, probesRefused, probesSent, notJudged } = ledger.summary;
    const allowed = ledger.roles.flatMap((role) => role.probes.allowed.map((call) => ({ role: role.role, ...call })));
    const refusals = ledger.roles.flatMap((role) => role.refusals.map((call) => ({ role: role.role, ...call })));
    return html`${tiles([
      ["roles", quantity(roles)],
      ["statements used", `${quantity(used)} of ${quantity(statements)}`],
      ["unused and explained", quantity(explained)],
      ["unused and unexplained", quantity(unexplained), unexplained === 0 ? "good" : "bad"],
      ["missed by a named test", quantity(missed)],
      ["calls refused", quantity(refused), refused === 0 ? "good" : "bad"],
      ["probes refused", `${quantity(probesRefused)} of ${quantity(probes)}`, allowed.length === 0 ? "good" : "bad"],
      ["probes sent", `${quantity(probesSent)} of ${quantity(probes)}`],
      ["probes not judged", quantity(notJudged)],
    ])}
${ledger.roles.length > 0 ? await barsOf(ledger.roles) : undefined}
${statementTable(ledger.roles)}
${callTable("refused calls", refusals)}
${callTable("probes that were or would be allowed", allowed)}`;
  },
};

async function barsOf(roles: readonly Role[]): Promise<Markup> {
  const kinds = { used: colours.main, explained: colours.calm, unexplained: colours.bad };
  const parts = roles.flatMap(({ role, statements }) =>
    (Object.keys(kinds) as Standing[]).map((kind) => ({
      bar: role,
      kind,
      value: statements.filter((statement) => standingOf(statement) === kind).length,
    })),
  );
  return await stackedBars("Statements of each role", parts, kinds, "statements");
}

function statementTable(roles: readonly Role[]): Markup {
  return table({
    caption: "statements",
    columns: [
      { title: "stack", cell: ({ stack }) => stack },
      { title: "role", cell: ({ role }) => role },
      { title: "statement", cell: ({ statement }) => statement.statement },
      { title: "actions", cell: ({ statement }) => html`<span class="code">${statement.actions.join(", ")}</span>` },
      {
        title: "resources",
        cell: ({ statement }) => html`<span class="code">${statement.resources.join(", ")}</span>`,
      },
      {
        title: "calls",
        cell: ({ statement }) => quantity(statement.calls),
        number: ({ statement }) => statement.calls,
      },
      { title: "used by", cell: ({ statement }) => statement.runs.join(", ") },
      { title: "standing", cell: ({ statement }) => standingText(statement) },
      { title: "without it", cell: ({ statement }) => removalText(statement) },
      { title: "the test that fails without it", cell: ({ statement }) => statement.missedBy?.test.title ?? "" },
    ],
    rows: roles.flatMap(({ stack, role, statements }) => statements.map((statement) => ({ stack, role, statement }))),
  });
}

function callTable(
  caption: string,
  rows: readonly { readonly role: string; readonly action: string; readonly resource: string }[],
): Markup | undefined {
  if (rows.length === 0) return undefined;
  return table({
    caption,
    columns: [
      { title: "role", cell: ({ role }) => role },
      { title: "action", cell: ({ action }) => html`<span class="code">${action}</span>` },
      { title: "resource", cell: ({ resource }) => html`<span class="code">${resource}</span>` },
    ],
    rows,
  });
}

function standingOf({ calls, reason }: Statement): Standing {
  if (calls > 0) return "used";
  return reason === null ? "unexplained" : "explained";
}

function standingText(statement: Statement): Markup {
  const standing = standingOf(statement);
  if (standing === "used") return html`<span class="good">✓ used</span>`;
  return standing === "explained"
    ? html`explained: ${statement.reason ?? ""}`
    : html`<span class="bad">✗ unexplained</span>`;
}

function removalText({ calls, removal: { verdict, lost } }: Statement): string {
  if (calls === 0) return "";
  return verdict === "noticed" ? `${quantity(lost)} calls refused` : verdict;
}
