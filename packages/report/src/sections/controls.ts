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

type Control = NonNullable<ReportData["controls"]>[number];

const standings = {
  met: colours.main,
  runbook: colours.calm,
  "in part": colours.warn,
  "not yet": colours.bad,
} as const;

/** The catalogue: how each control is met, and which requirements of the frameworks it answers. */
export const controls: Section = {
  id: "controls",
  title: "Controls",
  draw: async ({ controls: catalogue, check }) => {
    if (catalogue === undefined || catalogue.length === 0)
      return missing("The catalogue of controls cannot be read.", "npm run build");
    const names = Object.keys(standings) as Control["standing"][];
    const count = (wanted: Control["standing"]) => catalogue.filter(({ standing }) => standing === wanted).length;
    const themes = [...new Set(catalogue.map(themeOf))].sort();
    const parts = themes.flatMap((theme) =>
      names.map((kind) => ({
        bar: theme,
        kind,
        value: catalogue.filter((control) => themeOf(control) === theme && control.standing === kind).length,
      })),
    );
    const waived = new Map<string, number>();
    for (const { control } of check?.waivers ?? []) waived.set(control, (waived.get(control) ?? 0) + 1);
    return html`${tiles([
      ["controls", quantity(catalogue.length)],
      ["met", quantity(count("met"))],
      ["by a runbook", quantity(count("runbook"))],
      ["in part", quantity(count("in part"))],
      ["not yet", quantity(count("not yet")), count("not yet") === 0 ? "good" : "bad"],
    ])}
${await stackedBars("Controls by theme and standing", parts, standings, "controls")}
${frameworkTable(catalogue)}
${catalogueTable(catalogue, check === undefined ? undefined : waived)}`;
  },
};

function themeOf({ id }: Control): string {
  return id.replace(/-\d+$/, "");
}

/** Of each framework how many of its requirements have controls, and how many of them all of these met. */
function frameworkTable(catalogue: readonly Control[]): Markup {
  const titles = [...new Set(catalogue.flatMap(({ frameworks }) => Object.keys(frameworks)))].sort();
  const rows = titles.map((title) => {
    const answers = new Map<string, boolean>();
    for (const { frameworks, standing } of catalogue) {
      for (const requirement of frameworks[title] ?? [])
        answers.set(requirement, (answers.get(requirement) ?? true) && (standing === "met" || standing === "runbook"));
    }
    return { title, requirements: answers.size, whole: [...answers.values()].filter(Boolean).length };
  });
  return table({
    caption: "frameworks",
    columns: [
      { title: "framework", cell: ({ title }) => title },
      {
        title: "requirements that controls answer",
        cell: ({ requirements }) => quantity(requirements),
        number: ({ requirements }) => requirements,
      },
      { title: "all of whose controls are met", cell: ({ whole }) => quantity(whole), number: ({ whole }) => whole },
    ],
    rows,
  });
}

function catalogueTable(rows: readonly Control[], waived: ReadonlyMap<string, number> | undefined): Markup {
  return table({
    caption: "controls",
    columns: [
      { title: "control", cell: ({ id }) => id },
      { title: "standing", cell: standingText },
      { title: "what it asks", cell: ({ statement }) => statement },
      { title: "missing", cell: ({ missing: what }) => what },
      {
        title: "waivers",
        cell: ({ id }) => (waived === undefined ? "not checked" : quantity(waived.get(id) ?? 0)),
        number: ({ id }) => waived?.get(id) ?? 0,
      },
      {
        title: "shown by",
        cell: ({ shownBy }) => html`<ul class="plain code">${shownBy.map((one) => html`<li>${one}</li>`)}</ul>`,
      },
      {
        title: "frameworks",
        cell: ({ frameworks }) =>
          html`<ul class="plain">${Object.entries(frameworks).map(([title, ids]) => html`<li>${title}: ${ids.join(", ")}</li>`)}</ul>`,
      },
    ],
    rows,
  });
}

function standingText({ standing }: Control): Markup {
  const good = standing === "met" || standing === "runbook";
  return html`<span class="${good ? "good" : standing === "in part" ? "warn" : "bad"}">${good ? "✓" : standing === "in part" ? "◐" : "✗"} ${standing}</span>`;
}
