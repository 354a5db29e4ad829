import { printable } from "../../../output/printable.js";
import type { Answer } from "../api/TransformApi.js";

/** A batch for people: how far it is, its jobs by state, and those of this page that failed. */
export function describeBatch(batch: Answer): string {
  const counts = Object.entries(batch.statusCounts as Readonly<Record<string, number>>).filter(
    ([, count]) => count > 0,
  );
  const failed = batch.failedJobs as readonly Answer[];
  const lines = [
    `${String(batch.batchId)} ${String(batch.status)}, ${String(batch.progressPercent)} % of ${String(batch.totalJobs)} jobs`,
    ...(Number(batch.waiting) > 0 ? [`  ${"WAITING".padEnd(10)} ${String(batch.waiting)}`] : []),
    ...counts.map(([status, count]) => `  ${status.padEnd(10)} ${count}`),
    ...failed.map(({ jobId, jobName, exitCode, reason }) =>
      printable(
        `  failed: ${String(jobName)} (${String(jobId)}) exit code ${String(exitCode ?? "-")} ${String(reason ?? "")}`,
      ),
    ),
    ...(batch.nextPage === undefined ? [] : [`  more: --page ${String(batch.nextPage)}`]),
  ];
  return `${lines.join("\n")}\n`;
}
