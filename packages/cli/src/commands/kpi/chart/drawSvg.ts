import { parse, View } from "vega";
import { compile } from "vega-lite";
import { kpiSpec } from "./kpiSpec.js";
import type { Series } from "./series.js";

/** Draws the KPIs as SVG, here and now: what is written has no script, and asks nothing of any server. */
export async function drawSvg(series: Series): Promise<string> {
  const view = new View(parse(compile(kpiSpec(series)).spec), { renderer: "none" });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
