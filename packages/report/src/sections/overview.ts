import { html } from "../html/html.js";
import type { ReportData } from "../ReportData.js";
import { counted } from "../text/counted.js";
import { quantity } from "../text/quantity.js";
import { meetsGoal } from "./benchmarks/meetsGoal.js";
import { missing } from "./missing.js";
import type { Section } from "./Section.js";
import { type Tile, tiles } from "./tiles.js";

/** The whole platform at a glance. */
export const overview: Section = {
  id: "overview",
  title: "Overview",
  draw: (data) => {
    const known = [...stackTiles(data), ...runTiles(data), ...proofTiles(data), ...benchmarkTiles(data)];
    if (known.length === 0) return missing("Nothing has been run yet.", "npx sallyport demo");
    return html`${tiles(known)}
<p>Each figure is told in full in its own view. A tile that says that something is wrong has a ✗.</p>`;
  },
};

function stackTiles({ stacks }: ReportData): readonly Tile[] {
  if (stacks.length === 0) return [];
  const resources = stacks.reduce((sum, stack) => sum + stack.resources, 0);
  return [["stacks", `${stacks.length}, of ${counted(resources, "resource")}`]];
}

function runTiles({ demo }: ReportData): readonly Tile[] {
  const { compressor, kpi, etl, transform } = demo?.pipelines ?? {};
  const found: Tile[] = [];
  if (compressor) {
    found.push(["compressed to", `${quantity(Math.round(1000 / compressor.ratio) / 10)} %`]);
    found.push(["objects lost", quantity(compressor.lost), compressor.lost === 0 ? "good" : "bad"]);
  }
  const rows = [kpi, etl, transform].filter((figures) => figures !== undefined);
  if (rows.length > 0) {
    const differing = rows.reduce((sum, figures) => sum + figures.differing, 0);
    found.push(["results that differ from what was expected", quantity(differing), differing === 0 ? "good" : "bad"]);
  }
  return found;
}

function proofTiles({ ledger, check, controls }: ReportData): readonly Tile[] {
  const found: Tile[] = [];
  if (ledger) {
    const { statements, used, unexplained, refused } = ledger.summary;
    found.push(["statements used", `${quantity(used)} of ${quantity(statements)}`]);
    found.push(["statements unexplained", quantity(unexplained), unexplained === 0 ? "good" : "bad"]);
    found.push(["calls refused", quantity(refused), refused === 0 ? "good" : "bad"]);
  }
  if (check) {
    const { violations, rules } = check.summary;
    found.push([`violations of ${quantity(rules)} rules`, quantity(violations), violations === 0 ? "good" : "bad"]);
  }
  if (controls) {
    const met = controls.filter(({ standing }) => standing === "met" || standing === "runbook").length;
    found.push(["controls met", `${quantity(met)} of ${quantity(controls.length)}`]);
  }
  return found;
}

function benchmarkTiles({ benchmarks }: ReportData): readonly Tile[] {
  const goals = benchmarks?.figures.filter(({ goal }) => goal !== undefined) ?? [];
  if (goals.length === 0) return [];
  const reached = goals.filter(meetsGoal).length;
  return [["benchmark goals reached", `${reached} of ${goals.length}`, reached === goals.length ? "good" : "bad"]];
}
