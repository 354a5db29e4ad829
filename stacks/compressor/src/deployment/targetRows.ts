import type { DashboardRowArgs } from "@sallyport/components";
import type { TargetRegionPlan } from "../plan/CompressorPlan.js";
import { taskMetric } from "./taskMetric.js";
import type { WatchedWorkers } from "./WatchedWorkers.js";
import { emitted, ofTarget } from "./workerMetrics.js";
import { workloadWidgets } from "./workloadWidgets.js";

/** A region's target: what is written, what it costs, and how its work goes. */
export function targetRows(
  { region, dollarsPerTaskHour, arrivals }: TargetRegionPlan,
  workers: WatchedWorkers,
): DashboardRowArgs[] {
  const mirrors = arrivals.some(({ rule }) => rule.mirrorDeletes);
  const keeps = arrivals.some(({ backups }) => backups.length > 0);
  const metric = (metricName: Parameters<typeof emitted<"target">>[0], label: string, statistic = "Sum") => ({
    ...ofTarget(region),
    ...emitted<"target">(metricName),
    statistic,
    label,
  });
  const running = { ...taskMetric(workers, "RunningTaskCount"), id: "tasks", hidden: true };
  return [
    { widgets: [{ markdown: `## Target ${region}` }] },
    { widgets: workloadWidgets(workers, "archive") },
    {
      widgets: [
        {
          title: "Objects",
          metrics: [
            metric("ObjectsApplied", "written"),
            metric("ObjectsSettled", "nothing to do"),
            metric("ObjectsFailed", "not written"),
            metric("ObjectsWithFullTags", "with full tags"),
            ...(mirrors ? [metric("DeletionsApplied", "deleted")] : []),
          ],
        },
        {
          title: "Archives",
          metrics: [
            metric("ArchivesApplied", "applied"),
            ...(keeps ? [metric("ArchivesBackedUp", "kept as backups")] : []),
            metric("MessagesFailed", "messages failed"),
          ],
        },
        {
          title: "Bytes",
          metrics: [metric("BytesApplied", "written"), ...(keeps ? [metric("BytesBackedUp", "kept as backups")] : [])],
        },
        {
          title: "Seconds of an archive",
          metrics: [metric("ApplySeconds", "mean", "Average"), metric("ApplySeconds", "longest", "Maximum")],
        },
        {
          title: "Dollars of an hour",
          metrics: [running],
          expressions: [{ expression: `tasks * ${dollarsPerTaskHour}`, label: "tasks" }],
          periodSeconds: 3600,
        },
      ],
    },
  ];
}
