import { z } from "zod";

const jobId = z.string().regex(/^[a-f0-9]{32}(-\d{5})?$/);
const batchId = z.string().regex(/^[a-f0-9]{32}$/);

/** Jobs in one message; with ten messages a call, that is five seconds at Batch's rate. */
export const JOBS_A_MESSAGE = 25;

/** What the API leaves to the submitter. */
export const jobMessage = z.discriminatedUnion("kind", [
  /** Makes records of a batch's jobs, and submits them. */
  z.strictObject({ kind: z.literal("expand"), batchId }),
  /** `submission` says which one is meant, so that a message that comes twice submits once. */
  z.strictObject({
    kind: z.literal("submit"),
    jobs: z.array(z.strictObject({ jobId, submission: z.int().min(1) })).max(JOBS_A_MESSAGE),
  }),
  z.strictObject({ kind: z.literal("cancel"), jobs: z.array(jobId).max(JOBS_A_MESSAGE), reason: z.string().max(256) }),
]);

export type JobMessage = z.output<typeof jobMessage>;
