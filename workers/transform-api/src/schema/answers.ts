import { z } from "zod";

const time = z.iso.datetime();
const status = z.enum(["ACCEPTED", "SUBMITTED", "PENDING", "RUNNABLE", "STARTING", "RUNNING", "SUCCEEDED", "FAILED"]);
const count = z.int().min(0);

const submittedJob = z
  .object({
    jobId: z.string(),
    batchJobId: z.string().optional().describe("Absent as long as Batch did not answer."),
    jobName: z.string(),
    status,
    submittedAt: time.optional(),
  })
  .meta({ id: "SubmittedJob" });

const job = z
  .object({
    jobId: z.string(),
    batchJobId: z.string().optional(),
    batchId: z.string().optional(),
    jobName: z.string(),
    status,
    createdAt: time,
    submittedAt: time.optional(),
    startedAt: time.optional(),
    stoppedAt: time.optional(),
    durationSeconds: z.number().optional(),
    attempts: count,
    outputPath: z.string(),
    exitCode: z.int().optional(),
    reason: z.string().optional(),
    logUrl: z.url().optional(),
  })
  .meta({ id: "Job" });

const cancelledJob = z
  .object({ jobId: z.string(), previousStatus: status, currentStatus: status })
  .meta({ id: "CancelledJob" });

const acceptedBatch = z
  .object({ batchId: z.string(), batchName: z.string().optional(), totalJobs: count })
  .meta({ id: "AcceptedBatch" });

const failedJob = z.object({
  jobId: z.string(),
  batchJobId: z.string().optional(),
  jobName: z.string(),
  exitCode: z.int().optional(),
  reason: z.string().optional(),
});

const batch = z
  .object({
    batchId: z.string(),
    batchName: z.string().optional(),
    status: z.enum(["IN_PROGRESS", "COMPLETED", "COMPLETED_WITH_FAILURES"]),
    createdAt: time,
    totalJobs: count,
    waiting: count.describe("Accepted, and not yet handed to Batch."),
    statusCounts: z.object({
      SUBMITTED: count,
      PENDING: count,
      RUNNABLE: count,
      STARTING: count,
      RUNNING: count,
      SUCCEEDED: count,
      FAILED: count,
    }),
    progressPercent: z.number().min(0).max(100),
    failedJobs: z.array(failedJob),
    nextPage: z.string().optional(),
  })
  .meta({ id: "Batch" });

const changedBatch = z.object({ batchId: z.string(), jobs: count }).meta({ id: "ChangedBatch" });

const upload = z.object({ uploadUrl: z.url(), s3Path: z.string(), expiresAt: time }).meta({ id: "Upload" });

const mcpVersion = z.object({ name: z.string(), version: z.string() }).meta({ id: "McpVersion" });

const mcpStored = z
  .object({ name: z.string(), version: z.string(), updatedAt: time, mcpServers: z.record(z.string(), z.unknown()) })
  .meta({ id: "StoredMcpConfig" });

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int().optional().describe("Absent where API Gateway refused for a reason that has no form of its own."),
    detail: z.string(),
    instance: z.string().describe("Id of the request, as the log has it."),
    errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: "Problem" });

/** What the API answers, by name. Callers may get further fields later. */
export const answers = {
  submittedJob,
  job,
  cancelledJob,
  acceptedBatch,
  batch,
  changedBatch,
  upload,
  mcpVersion,
  mcpStored,
  problem,
} as const;
