import { z } from "zod";
import type { JobState } from "../jobs/JobState.js";

const millis = z.number().positive().optional();
const container = z
  .object({
    exitCode: z.number().int().optional(),
    reason: z.string().optional(),
    logStreamName: z.string().optional(),
  })
  .optional();

/** What DescribeJobs and the event "Batch Job State Change" have in common, as far as it is read. */
const described = z.object({
  jobId: z.string().min(1).max(200),
  status: z.enum(["SUBMITTED", "PENDING", "RUNNABLE", "STARTING", "RUNNING", "SUCCEEDED", "FAILED"]),
  statusReason: z.string().optional(),
  startedAt: millis,
  stoppedAt: millis,
  container,
  attempts: z
    .array(z.object({ startedAt: millis, stoppedAt: millis, statusReason: z.string().optional(), container }))
    .default([]),
});

const MOST_REASON = 500;

/** The state that Batch describes; undefined for what is no description of a job. */
export function stateOf(description: unknown): JobState | undefined {
  const parsed = described.safeParse(description);
  if (!parsed.success) return undefined;
  const { jobId, status, statusReason, startedAt, stoppedAt, container, attempts } = parsed.data;
  const last = attempts.at(-1);
  const ended = status === "SUCCEEDED" || status === "FAILED";
  const own = container?.exitCode === undefined ? last?.container : container;
  const reason = container?.reason ?? last?.container?.reason ?? statusReason ?? last?.statusReason;
  return {
    batchJobId: jobId,
    status,
    attempts: attempts.length,
    startedAt: timeOf(startedAt ?? last?.startedAt),
    stoppedAt: ended ? timeOf(stoppedAt ?? last?.stoppedAt) : undefined,
    exitCode: ended ? own?.exitCode : undefined,
    reason: ended && status === "FAILED" ? reason?.slice(0, MOST_REASON) : undefined,
    logStream: container?.logStreamName ?? last?.container?.logStreamName,
  };
}

function timeOf(millisSince1970: number | undefined): string | undefined {
  return millisSince1970 === undefined ? undefined : new Date(millisSince1970).toISOString();
}
