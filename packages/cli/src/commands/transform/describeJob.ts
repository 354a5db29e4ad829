import { printable } from "../../output/printable.js";
import type { Answer } from "./api/TransformApi.js";

const fields: readonly (readonly [string, string])[] = [
  ["jobName", "name"],
  ["batchJobId", "Batch id"],
  ["batchId", "batch"],
  ["submittedAt", "submitted"],
  ["startedAt", "started"],
  ["stoppedAt", "stopped"],
  ["durationSeconds", "seconds"],
  ["attempts", "attempts"],
  ["exitCode", "exit code"],
  ["reason", "reason"],
  ["outputPath", "results"],
  ["logUrl", "log"],
];

/** A job for people: what is known of it, a line each. */
export function describeJob(job: Answer): string {
  const lines = fields.flatMap(([field, label]) => {
    const value = job[field];
    return value === undefined || value === null ? [] : [`  ${label.padEnd(10)} ${printable(String(value))}`];
  });
  return `${[`${String(job.jobId)} ${String(job.status)}`, ...lines].join("\n")}\n`;
}
