import { chart } from "../../chart/chart.js";
import { colours } from "../../chart/colours.js";
import { html } from "../../html/html.js";
import type { Markup } from "../../html/Markup.js";
import type { ReportData } from "../../ReportData.js";

type Figures = NonNullable<NonNullable<ReportData["demo"]>["pipelines"]["kpi"]>;

const size = { width: 640, height: 150 };
const date = {
  field: "date",
  type: "temporal",
  scale: { type: "utc" },
  title: null,
  axis: { grid: false, labelOverlap: true },
} as const;

const all = "all";
const net = "without cancelled and returned";
const kinds = { domain: [all, net], range: [colours.calm, colours.main] };

/** The KPIs as charts: revenue and orders by day, and revenue by category. */
export async function drawDays({ daily, categories }: Figures): Promise<Markup> {
  const revenue = daily.flatMap(({ date, revenue, netRevenue }) => [
    { date, kind: all, value: revenue },
    { date, kind: net, value: netRevenue },
  ]);
  const parts = categories.flatMap(({ category, revenue, netRevenue }) => [
    { category, kind: net, value: netRevenue },
    { category, kind: all, value: revenue - netRevenue },
  ]);
  const color = { field: "kind", type: "nominal", scale: kinds } as const;
  return html`${await chart("Revenue by day", {
    ...size,
    data: { values: revenue },
    mark: { type: "line", strokeWidth: 1.5 },
    encoding: {
      x: date,
      y: { field: "value", type: "quantitative", title: "revenue", axis: { format: "~s", tickCount: 5 } },
      color,
    },
  })}
${await chart("Orders by day", {
  ...size,
  data: { values: [...daily] },
  mark: { type: "line", strokeWidth: 1.5, color: colours.main },
  encoding: {
    x: date,
    y: { field: "orders", type: "quantitative", title: "orders", axis: { format: "~s", tickCount: 5 } },
  },
})}
${await chart("Revenue by category", {
  width: 520,
  height: { step: 22 },
  data: { values: parts },
  mark: { type: "bar", height: 14, cornerRadius: 2 },
  encoding: {
    x: { field: "value", type: "quantitative", title: "revenue", axis: { format: "~s", tickCount: 6 } },
    y: { field: "category", type: "nominal", sort: null, title: null },
    order: { field: "kind", type: "nominal", sort: "descending" },
    color,
  },
})}`;
}
