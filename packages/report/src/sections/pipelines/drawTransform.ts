import { html } from "../../html/html.js";
import type { Markup } from "../../html/Markup.js";
import type { ReportData } from "../../ReportData.js";
import { table } from "../../table/table.js";
import { quantity } from "../../text/quantity.js";
import { tiles } from "../tiles.js";

type Figures = NonNullable<NonNullable<ReportData["demo"]>["pipelines"]["transform"]>;

/** What each job did to its sources. */
export function drawTransform({ package: name, jobs, succeeded, verified, differing, seconds }: Figures): Markup {
  const counts = ["files", "changed", "added", "removed", "seconds"] as const;
  return html`${tiles([
    ["package", name],
    [
      "jobs that succeeded",
      `${quantity(succeeded)} of ${quantity(jobs.length)}`,
      succeeded === jobs.length ? "good" : "bad",
    ],
    ["files verified", quantity(verified)],
    ["modules and examples that behave otherwise", quantity(differing), differing === 0 ? "good" : "bad"],
    ["seconds", quantity(seconds)],
  ])}
${table({
  caption: "jobs",
  columns: [
    { title: "job", cell: ({ jobName }) => jobName },
    ...counts.map((count) => ({
      title: count === "added" || count === "removed" ? `lines ${count}` : count,
      cell: (job: Figures["jobs"][number]) => quantity(job[count]),
      number: (job: Figures["jobs"][number]) => job[count],
    })),
  ],
  rows: jobs,
})}`;
}
