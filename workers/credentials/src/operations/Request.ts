import { PoisonError } from "@sallyport/worker-kit";
import { z } from "zod";

const secretId = z.string().min(1).max(2_048);

const request = z.discriminatedUnion("operation", [
  z.strictObject({ operation: z.literal("rotate"), secretId }),
  z.strictObject({ operation: z.literal("test"), secretId }),
  z.strictObject({ operation: z.literal("rollback"), secretId, versionId: z.string().min(1).max(64) }),
  z.strictObject({ operation: z.literal("audit") }),
]);

const notification = z.object({
  Records: z.array(z.object({ EventSource: z.literal("aws:sns"), Sns: z.object({ Message: z.string() }) })).min(1),
});

/**
 * What an operator asks the function for, by calling it or by a message to the topic: `{"operation":"rotate","secretId":"…"}`,
 * "test", "rollback" with "versionId"; or the schedule: "audit".
 */
export type Request = Readonly<z.output<typeof request>>;

/**
 * The requests in an event, of which a notification may hold several; undefined where it is a step of Secrets Manager's, or
 * something else.
 *
 * @throws PoisonError for a notification or operation that is none
 */
export function requestsIn(event: unknown): readonly Request[] | undefined {
  const notified = notification.safeParse(event);
  if (notified.success) return notified.data.Records.map(({ Sns }) => parseRequest(jsonIn(Sns.Message)));
  if (typeof event === "object" && event !== null && "operation" in event) return [parseRequest(event)];
  return undefined;
}

function parseRequest(value: unknown): Request {
  const result = request.safeParse(value);
  if (result.success) return result.data;
  throw new PoisonError({
    reason: "request-shape",
    what: "The request is none that the function knows",
    fix: 'Send {"operation":"rotate","secretId":"<name>"}, "test", or "rollback" with "versionId"',
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
