import { decodeEventKey, PoisonError } from "@sallyport/worker-kit";
import { z } from "zod";

/** What a message of the queue says. */
export type KpiEvent =
  /** Objects were uploaded. */
  | { readonly kind: "uploads"; readonly objects: readonly UploadedObject[] }
  /** The schedule asks to look at everything, should an upload's event have been lost. */
  | { readonly kind: "sweep" }
  /** S3 sends one when a notification is set up; and events that are no uploads. */
  | { readonly kind: "none" };

interface UploadedObject {
  readonly bucket: string;
  readonly key: string;
}

const notification = z.object({
  Records: z.array(
    z.object({
      eventSource: z.literal("aws:s3"),
      eventName: z.string(),
      s3: z.object({
        bucket: z.object({ name: z.string().min(1) }),
        object: z.object({ key: z.string().min(1) }),
      }),
    }),
  ),
});

const bridged = z.object({
  source: z.literal("aws.s3"),
  "detail-type": z.string(),
  detail: z.object({ bucket: z.object({ name: z.string().min(1) }), object: z.object({ key: z.string().min(1) }) }),
});

const testEvent = z.object({ Service: z.literal("Amazon S3"), Event: z.literal("s3:TestEvent") });

/** What the stack's schedule sends, and what EventBridge sends for a rule with a schedule and no input of its own. */
const sweep = z.union([
  z.object({ source: z.literal("sallyport.kpi"), "detail-type": z.literal("Sweep") }),
  z.object({ source: z.enum(["aws.events", "aws.scheduler"]), "detail-type": z.literal("Scheduled Event") }),
]);

const undecodable = "Delete the message: the next run lists the folder, and so takes the object too";

const message = z.union([notification, testEvent, bridged, sweep]);

/**
 * Reads the body of a message: an S3 notification, sent by S3 itself or over EventBridge, S3's test event, or a sweep.
 *
 * @throws PoisonError for anything else
 */
export function parseEvent(body: string): KpiEvent {
  const parsed = message.safeParse(parseJson(body));
  if (!parsed.success) throw unknown("The message is neither an S3 notification nor a sweep");
  const event = parsed.data;
  if ("Service" in event) return { kind: "none" };
  if ("Records" in event) {
    const created = event.Records.filter(({ eventName }) => /^(?:s3:)?ObjectCreated:/.test(eventName));
    return uploads(
      created.map(({ s3 }) => ({ bucket: s3.bucket.name, key: decodeEventKey(s3.object.key, undecodable) })),
    );
  }
  if (!("detail" in event)) return { kind: "sweep" };
  // EventBridge gives keys as they are; S3's own notifications encode them like a form.
  const { bucket, object } = event.detail;
  return uploads(event["detail-type"] === "Object Created" ? [{ bucket: bucket.name, key: object.key }] : []);
}

function uploads(objects: readonly UploadedObject[]): KpiEvent {
  return objects.length > 0 ? { kind: "uploads", objects } : { kind: "none" };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw unknown("The message is no JSON");
  }
}

function unknown(what: string): PoisonError {
  return new PoisonError({
    reason: "unknown-message",
    what,
    fix: "Find out who sent it: the queue takes events of its bucket and its schedule only",
  });
}
