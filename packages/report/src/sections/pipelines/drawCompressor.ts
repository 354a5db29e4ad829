import { colours } from "../../chart/colours.js";
import { stackedBars } from "../../chart/stackedBars.js";
import { html } from "../../html/html.js";
import type { Markup } from "../../html/Markup.js";
import type { ReportData } from "../../ReportData.js";
import { bytes } from "../../text/bytes.js";
import { counted } from "../../text/counted.js";
import { quantity } from "../../text/quantity.js";
import { tiles } from "../tiles.js";

type Figures = NonNullable<NonNullable<ReportData["demo"]>["pipelines"]["compressor"]>;

/** List price of a GB between most regions: the default of `sallyport compressor estimate`. */
const dollarsPerGb = 0.02;

/** What the compressor moved between the regions, and how much less that was. */
export async function drawCompressor(figures: Figures): Promise<Markup> {
  const { objects, archives, ratio, verified, lost, seconds } = figures;
  const saved = 1024 * dollarsPerGb * (1 - 1 / ratio);
  const bars = [
    { bar: "uploaded", kind: "as it is", value: figures.bytes },
    { bar: "between the regions", kind: "compressed", value: figures.archiveBytes },
  ];
  return html`${tiles([
    ["objects", `${quantity(objects)} in ${counted(archives, "archive")}`],
    ["bytes ÷ archive bytes", quantity(ratio)],
    ["less for transfer, a TiB of such data", `$${saved.toFixed(2)}`],
    ["verified", quantity(verified), verified === objects ? "good" : "bad"],
    ["lost", quantity(lost), lost === 0 ? "good" : "bad"],
    ["seconds", quantity(seconds)],
  ])}
${await stackedBars("Bytes uploaded, and bytes that crossed", bars, { "as it is": colours.calm, compressed: colours.main }, "bytes")}
<p class="muted">${bytes(figures.bytes)} became ${bytes(figures.archiveBytes)}. Transfer at $${dollarsPerGb} a GB, without what compressing costs: <code>sallyport compressor estimate</code> counts both.</p>`;
}
