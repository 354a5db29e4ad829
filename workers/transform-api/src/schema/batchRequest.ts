import { z } from "zod";
import { jobRequest } from "./jobRequest.js";

/** Jobs of one batch. */
export const MOST_JOBS = 10_000;

/**
 * A batch: its jobs in the body, which API Gateway and Lambda hold to about 6 MB, or a pointer to them. That exactly one of the two is there,
 * the document says and `createBatch` checks.
 */
export const batchRequest = z
  .strictObject({
    batchName: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/)
      .optional(),
    jobs: z.array(jobRequest).min(1).max(MOST_JOBS).optional(),
    jobsFrom: z
      .string()
      .regex(
        /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/uploads\/[A-Za-z0-9-]{1,64}\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.json$/,
      )
      .optional()
      .describe("s3Path of an uploaded .json file with the array of jobs."),
  })
  .meta({ id: "BatchRequest", oneOf: [{ required: ["jobs"] }, { required: ["jobsFrom"] }] });

/** The envelope alone: the jobs are checked one by one, so that each fault is told with the job that has it. */
export const batchEnvelope = batchRequest.extend({ jobs: z.array(z.unknown()).min(1).max(MOST_JOBS).optional() });
