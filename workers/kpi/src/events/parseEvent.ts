import { parseUploadEvent, type UploadEvent } from "@sallyport/worker-kit";
import { z } from "zod";
import { EVENT_SOURCE } from "./eventNames.js";

/** What the stack's schedule sends, and what EventBridge sends for a rule with a schedule and no input of its own. */
const sweep = z.union([
  z.object({ source: z.literal(EVENT_SOURCE), "detail-type": z.literal("Sweep") }),
  z.object({ source: z.enum(["aws.events", "aws.scheduler"]), "detail-type": z.literal("Scheduled Event") }),
]);

/**
 * Reads the body of a message: see `parseUploadEvent`.
 *
 * @throws PoisonError for what is neither an S3 event nor a sweep
 */
export function parseEvent(body: string): UploadEvent {
  return parseUploadEvent(body, sweep);
}
