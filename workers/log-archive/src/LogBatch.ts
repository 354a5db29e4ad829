import { gunzipSync } from "node:zlib";
import { PoisonError } from "@sallyport/worker-kit";
import { z } from "zod";

const envelope = z.object({ awslogs: z.object({ data: z.base64() }) });

const batch = z.object({
  messageType: z.enum(["CONTROL_MESSAGE", "DATA_MESSAGE"]),
  owner: z.string(),
  logGroup: z.string(),
  logStream: z.string(),
  logEvents: z.array(z.object({ id: z.string(), timestamp: z.number(), message: z.string() })),
});

/** Lines of one stream, as CloudWatch Logs hands them to a subscriber. */
export type LogBatch = z.output<typeof batch>;

/** A call holds 1 MB at most, which no lines unpack to more than this. */
const largest = 256 * 1024 * 1024;

/**
 * The lines in a call of CloudWatch Logs; undefined for one by which it only looks whether somebody answers.
 *
 * @throws PoisonError for what is no such call; what it holds is in no message
 */
export function parseLogBatch(event: unknown): LogBatch | undefined {
  try {
    const { awslogs } = envelope.parse(event);
    const text = gunzipSync(Buffer.from(awslogs.data, "base64"), { maxOutputLength: largest }).toString("utf8");
    const read = batch.parse(JSON.parse(text));
    return read.messageType === "DATA_MESSAGE" && read.logEvents.length > 0 ? read : undefined;
  } catch {
    throw new PoisonError({
      reason: "no-lines",
      what: "The function was called with what are no lines of CloudWatch Logs",
      fix: "Call it by the subscriptions of its component alone",
    });
  }
}
