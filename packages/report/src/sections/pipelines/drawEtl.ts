import { colours } from "../../chart/colours.js";
import { stackedBars } from "../../chart/stackedBars.js";
import { html } from "../../html/html.js";
import type { Markup } from "../../html/Markup.js";
import type { ReportData } from "../../ReportData.js";
import { table } from "../../table/table.js";
import { quantity } from "../../text/quantity.js";
import { tiles } from "../tiles.js";

type Figures = NonNullable<NonNullable<ReportData["demo"]>["pipelines"]["etl"]>;

/** What each file loaded, changed and left. */
export async function drawEtl({ files, rowsIn, verified, differing, seconds }: Figures): Promise<Markup> {
  const kinds = { loaded: colours.main, updated: colours.good, unchanged: colours.calm, rejected: colours.bad };
  const names = Object.keys(kinds) as (keyof typeof kinds)[];
  const parts = files.flatMap((file) =>
    names.map((kind) => ({ bar: `${file.delivery} ${file.table}`, kind, value: file[kind] })),
  );
  return html`${tiles([
    ["rows in", quantity(rowsIn)],
    ["rows verified", quantity(verified), differing === 0 ? "good" : "bad"],
    ["differing", quantity(differing), differing === 0 ? "good" : "bad"],
    ["seconds", quantity(seconds)],
  ])}
${files.length > 0 ? await stackedBars("What became of the rows, by delivery and table", parts, kinds, "rows") : undefined}
${table({
  caption: "loaded files",
  columns: [
    { title: "file", cell: ({ key }) => key },
    { title: "table", cell: (file) => file.table },
    { title: "rows", cell: (file) => quantity(file.rowsIn), number: (file) => file.rowsIn },
    ...names.map((name) => ({
      title: name,
      cell: (file: Figures["files"][number]) => quantity(file[name]),
      number: (file: Figures["files"][number]) => file[name],
    })),
    { title: "seconds", cell: (file) => quantity(file.seconds), number: (file) => file.seconds },
  ],
  rows: files,
})}`;
}
