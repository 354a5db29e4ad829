import { html } from "../../html/html.js";
import type { Markup } from "../../html/Markup.js";
import { moment } from "../../text/moment.js";
import { missing } from "../missing.js";
import type { Section } from "../Section.js";
import { drawCompressor } from "./drawCompressor.js";
import { drawEtl } from "./drawEtl.js";
import { drawKpi } from "./drawKpi.js";
import { drawTransform } from "./drawTransform.js";

/** What the latest run sent through each pipeline, and what came out. */
export const pipelines: Section = {
  id: "pipelines",
  title: "Pipelines",
  draw: async ({ demo }) => {
    if (demo === undefined)
      return missing("No run of the pipelines is known.", "npx sallyport demo --report-file out/demo.json");
    const { compressor, kpi, etl, transform } = demo.pipelines;
    const parts = [
      { title: "Compressor", name: "compressor", drawn: compressor && (await drawCompressor(compressor)) },
      { title: "KPIs", name: "kpi", drawn: kpi && (await drawKpi(kpi)) },
      { title: "ETL", name: "etl", drawn: etl && (await drawEtl(etl)) },
      { title: "Transformations", name: "transform", drawn: transform && (await drawTransform(transform)) },
    ];
    return html`${parts.map(
      ({ title, name, drawn }) =>
        html`<section class="pipeline" aria-label="${title}"><h3>${title}</h3>${ran(demo.ranAt?.[name])}${drawn ?? missing("It was not part of the latest run.", `npx sallyport demo ${name} --report-file out/demo.json`)}</section>`,
    )}`;
  },
};

function ran(at: string | undefined): Markup | undefined {
  return at === undefined ? undefined : html`<p class="muted">Ran at ${moment(at)}.</p>`;
}
