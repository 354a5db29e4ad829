import { chart } from "../../chart/chart.js";
import { colours } from "../../chart/colours.js";
import { html } from "../../html/html.js";
import type { Markup } from "../../html/Markup.js";
import type { ReportData } from "../../ReportData.js";
import { table } from "../../table/table.js";
import { quantity } from "../../text/quantity.js";
import { missing } from "../missing.js";
import type { Section } from "../Section.js";
import { marginOf } from "./marginOf.js";
import { type Figure, meetsGoal } from "./meetsGoal.js";

type Benchmarks = NonNullable<ReportData["benchmarks"]>;

/** Margins beyond these are drawn at the edge. */
const [least, most] = [0.25, 8];

/** Each figure against its goal. */
export const benchmarks: Section = {
  id: "benchmarks",
  title: "Benchmarks",
  draw: async ({ benchmarks: measured }) => {
    if (measured === undefined) return missing("Nothing has been measured.", "npm run bench");
    const { machine, figures } = measured;
    return html`<p>Measured on ${machine.cores} cores, ${machine.architecture}, Node ${machine.node}. Most are ratios against a named peer on the same machine, so that they say more than its speed.</p>
${await strip(figures)}
${table({
  caption: "figures",
  columns: [
    { title: "benchmark", cell: ({ benchmark }) => benchmark },
    { title: "measure", cell: ({ measure }) => measure },
    { title: "value", cell: ({ value }) => quantity(value), number: ({ value }) => value },
    { title: "goal", cell: goalText },
    { title: "standing", cell: standing },
  ],
  rows: [...figures].sort((one, other) => Number(meetsGoal(one)) - Number(meetsGoal(other))),
})}
<p class="muted">${whenText(measured)}</p>`;
  },
};

async function strip(figures: readonly Figure[]): Promise<Markup | undefined> {
  const values = figures.flatMap((figure) => {
    const margin = marginOf(figure);
    if (margin === undefined) return [];
    const standingNow = meetsGoal(figure) ? "reached" : "missed";
    return [{ benchmark: figure.benchmark, margin: Math.min(most, Math.max(least, margin)), standing: standingNow }];
  });
  if (values.length === 0) return undefined;
  const x = {
    type: "quantitative" as const,
    scale: { type: "log" as const, domain: [least, most] },
    axis: { values: [0.25, 0.5, 1, 2, 4, 8], format: "~g" },
    title: `times better than the goal (1 just reaches it; ${most} and more at the edge)`,
  };
  return await chart("Figures against their goals, a mark for each", {
    width: 520,
    height: { step: 30 },
    data: { values },
    layer: [
      {
        mark: { type: "tick", thickness: 3, size: 18, opacity: 0.8 },
        encoding: {
          x: { field: "margin", ...x },
          y: { field: "benchmark", type: "nominal", sort: null, title: null },
          color: {
            field: "standing",
            type: "nominal",
            scale: { domain: ["reached", "missed"], range: [colours.main, colours.bad] },
          },
        },
      },
      { mark: { type: "rule", color: "var(--text)", strokeDash: [3, 3] }, encoding: { x: { datum: 1, ...x } } },
    ],
  });
}

function goalText({ goal }: Figure): string {
  if (goal === undefined) return "";
  return "atLeast" in goal ? `≥ ${quantity(goal.atLeast)}` : `≤ ${quantity(goal.atMost)}`;
}

function standing(figure: Figure): Markup | undefined {
  if (figure.goal === undefined) return undefined;
  return meetsGoal(figure) ? html`<span class="good">✓ reached</span>` : html`<span class="bad">✗ missed</span>`;
}

function whenText({ at }: Benchmarks): string {
  return `Measured: ${Object.entries(at)
    .map(([name, moment]) => `${name} ${moment.slice(0, 10)}`)
    .join(", ")}.`;
}
