import { colours } from "../../chart/colours.js";
import { stackedBars } from "../../chart/stackedBars.js";
import { html } from "../../html/html.js";
import type { Markup } from "../../html/Markup.js";
import type { ReportData } from "../../ReportData.js";
import { quantity } from "../../text/quantity.js";
import { tiles } from "../tiles.js";
import { drawDays } from "./drawDays.js";

type Figures = NonNullable<NonNullable<ReportData["demo"]>["pipelines"]["kpi"]>;

/** What the KPI pipeline read, refused and computed. */
export async function drawKpi(figures: Figures): Promise<Markup> {
  const { rows, items, duplicates, rejected, orphans, days, verified, differing, revenue, seconds } = figures;
  const kinds = { accepted: colours.main, duplicates: colours.calm, rejected: colours.warn, orphans: colours.bad };
  const counts = { accepted: items, duplicates, rejected, orphans };
  const parts = Object.entries(counts).map(([kind, value]) => ({ bar: kind, kind, value }));
  const [amount = revenue] = [Number(revenue)].filter(Number.isFinite).map((value) => quantity(Math.round(value)));
  return html`${tiles([
    ["rows read", quantity(rows)],
    ["days", quantity(days)],
    ["revenue", amount],
    ["KPI rows verified", quantity(verified), differing === 0 ? "good" : "bad"],
    ["differing", quantity(differing), differing === 0 ? "good" : "bad"],
    ["seconds", quantity(seconds)],
  ])}
${figures.daily.length > 0 ? await drawDays(figures) : undefined}
${await stackedBars("What became of the rows", parts, kinds, "rows")}`;
}
