import type { Config, TopLevelSpec } from "vega-lite";
import { palette } from "./palette.js";
import type { Series } from "./series.js";

const width = 860;
const x = {
  field: "date",
  type: "temporal",
  scale: { type: "utc" },
  title: null,
  axis: { grid: false, labelOverlap: true },
} as const;

/** The picture as a Vega-Lite specification: revenue, orders and returns by day, and categories. */
export function kpiSpec({ days, categories }: Series): TopLevelSpec {
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    background: palette.page.light,
    padding: 16,
    config,
    resolve: { scale: { color: "independent" } },
    vconcat: [
      {
        title: "Revenue by day: all, and without what was cancelled or returned",
        width,
        height: 200,
        data: { values: [...days] },
        layer: lines([
          { field: "revenue", name: "all", colour: palette.gross.light, mark: area },
          { field: "netRevenue", name: "net", colour: palette.net.light, mark: thin },
        ]),
      },
      {
        title: "Orders by day",
        width,
        height: 120,
        data: { values: [...days] },
        layer: lines([{ field: "orders", name: "orders", colour: palette.net.light, mark: thin }]),
      },
      {
        title: "Returned items ÷ items, by day of the order",
        width,
        height: 100,
        data: { values: [...days] },
        layer: lines([{ field: "itemReturnRate", name: "returned", colour: palette.second.light, mark: thin }], "%"),
      },
      {
        title: "Revenue by category: all, and without what was cancelled or returned",
        width,
        height: { step: 22 },
        data: { values: [...categories] },
        layer: [bar("revenue", palette.gross.light, 16), bar("netRevenue", palette.net.light, 8)],
      },
    ],
  };
}

interface Line {
  readonly field: string;
  /** In the legend. */
  readonly name: string;
  readonly colour: string;
  readonly mark: typeof area | typeof thin;
}

const area = { type: "area" } as const;
const thin = { type: "line", strokeWidth: 1.5 } as const;

/** Series over the days, with a legend that has them all. */
function lines(all: readonly Line[], format = "~s") {
  const scale = { domain: all.map(({ name }) => name), range: all.map(({ colour }) => colour) };
  const legend = all.length === 1 ? null : { title: null, orient: "top" as const, offset: 4 };
  return all.map(({ field, name, mark }) => ({
    mark,
    encoding: {
      x,
      y: { field, type: "quantitative" as const, title: null, axis: { format, tickCount: 4 } },
      color: { datum: name, type: "nominal" as const, scale, legend },
    },
  }));
}

function bar(field: string, colour: string, size: number) {
  return {
    mark: { type: "bar", color: colour, size },
    encoding: {
      x: { field, type: "quantitative", title: null, axis: { format: "~s", tickCount: 6 } },
      y: { field: "category", type: "nominal", sort: null, title: null, axis: { labelLimit: 200 } },
    },
  } as const;
}

const config: Config = {
  font: "system-ui, sans-serif",
  view: { stroke: null },
  title: { anchor: "start", frame: "group", fontSize: 14, color: palette.text.light, offset: 8 },
  axis: {
    labelColor: palette.muted.light,
    titleColor: palette.muted.light,
    gridColor: palette.grid.light,
    domainColor: palette.grid.light,
    tickColor: palette.grid.light,
    labelFontSize: 11,
  },
  legend: { labelColor: palette.text.light, labelFontSize: 12 },
  concat: { spacing: 28 },
};
