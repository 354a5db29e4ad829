import { extname } from "node:path";
import { writeWhole } from "../../../archives/writeWhole.js";
import type { KpiDocument } from "../KpiDocument.js";
import { drawSvg } from "./drawSvg.js";
import { htmlPage } from "./htmlPage.js";
import { seriesOf } from "./series.js";
import { svgDocument } from "./svgDocument.js";

/** Writes the picture as a page, or as a drawing alone where the file ends in `.svg`. Returns its bytes. */
export async function writeChart(file: string, document: KpiDocument): Promise<number> {
  const series = seriesOf(document);
  const drawing = await drawSvg(series);
  const text =
    extname(file) === ".svg"
      ? svgDocument(
          drawing,
          `KPIs ${document.order[0]?.order_date ?? ""} to ${document.order.at(-1)?.order_date ?? ""}`,
        )
      : htmlPage(drawing, series, document);
  const content = Buffer.from(text, "utf8");
  await writeWhole(file, (write) => write(content));
  return content.length;
}
