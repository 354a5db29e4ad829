import { type DashboardRowArgs, DashboardView } from "@sallyport/components";
import type { RulePlan } from "../plan/CompressorPlan.js";
import { taskMetric } from "./taskMetric.js";
import type { WatchedWorkers } from "./WatchedWorkers.js";
import { emitted, ofSource } from "./workerMetrics.js";
import { workloadWidgets } from "./workloadWidgets.js";

/** A rule's source: what it saves, what it costs, and how its work goes. */
export function sourceRows({ name, prices, mirrorDeletes }: RulePlan, workers: WatchedWorkers): DashboardRowArgs[] {
  const metric = (metricName: Parameters<typeof emitted<"source">>[0], label: string, statistic = "Sum") => ({
    ...ofSource(name),
    ...emitted<"source">(metricName),
    statistic,
    label,
  });
  const bytes = [
    { ...metric("BytesIn", "content"), id: "content" },
    { ...metric("BytesOut", "archives"), id: "archives" },
  ];
  const running = { ...taskMetric(workers, "RunningTaskCount"), id: "tasks", hidden: true };
  const dollars = [metric("DollarsSaved", "transfer saved"), metric("NetDollars", "less processor time")];
  return [
    { widgets: [{ markdown: `## Rule ${name}: source` }] },
    {
      widgets: [
        {
          title: "Dollars of a day",
          metrics: [...dollars, running],
          expressions: [{ expression: `tasks * 24 * ${prices.computeDollarsPerHour}`, label: "tasks" }],
          view: DashboardView.Numbers,
          periodSeconds: 86_400,
        },
        {
          title: "Dollars of an hour",
          metrics: [...dollars, metric("ComputeDollars", "processor time"), running],
          expressions: [{ expression: `tasks * ${prices.computeDollarsPerHour}`, label: "tasks" }],
          periodSeconds: 3600,
        },
        {
          title: "Ratio",
          metrics: bytes.map((each) => ({ ...each, hidden: true })),
          expressions: [{ expression: "content / archives", label: "content ÷ archives" }],
        },
        {
          title: "Bytes",
          metrics: bytes,
          expressions: [{ expression: "content - archives", label: "saved for each target region" }],
        },
      ],
    },
    { widgets: workloadWidgets(workers, "object") },
    {
      widgets: [
        {
          title: "Objects",
          metrics: [
            metric("ObjectsArchived", "archived"),
            metric("ObjectsGone", "gone before they were read"),
            metric("ObjectsInArchiveTier", "in an archive tier"),
            metric("MessagesFailed", "messages failed"),
            ...(mirrorDeletes
              ? [metric("DeletionsArchived", "deletions sent"), metric("DeletionsUnmirrored", "deletions not mirrored")]
              : []),
          ],
        },
        {
          title: "Archives",
          metrics: [
            { ...metric("ArchivesStaged", "staged"), id: "staged" },
            { ...metric("ArchivesConfirmed", "confirmed"), id: "confirmed" },
          ],
          expressions: [
            {
              expression: "RUNNING_SUM(FILL(staged, 0) - FILL(confirmed, 0))",
              label: "not confirmed, of those since the start of the graph",
            },
          ],
        },
        {
          title: "Seconds of an archive",
          metrics: [metric("ArchiveSeconds", "mean", "Average"), metric("ArchiveSeconds", "longest", "Maximum")],
        },
        {
          title: "Compression",
          metrics: [
            metric("CpuSeconds", "processor seconds"),
            metric("FramesStored", "frames stored as they are"),
            metric("FramesExplored", "frames at a level on trial"),
          ],
        },
      ],
    },
  ];
}
