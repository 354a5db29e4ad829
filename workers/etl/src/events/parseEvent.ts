import { parseUploadEvent, type UploadEvent } from "@sallyport/worker-kit";
import { z } from "zod";

/** What the stack's schedule sends. */
const sweep = z.object({ kind: z.literal("sweep") });

/**
 * Reads the body of a message: see `parseUploadEvent`.
 *
 * @throws PoisonError for what is neither an S3 event nor a sweep
 */
export function parseEvent(body: string): UploadEvent {
  return parseUploadEvent(body, sweep);
}
