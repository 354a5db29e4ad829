import { decodeEventKey, PoisonError } from "@sallyport/worker-kit";
import { z } from "zod";

/** What a message of the queue says. */
export type EtlEvent =
  /** Objects were uploaded. */
  | { readonly kind: "uploads"; readonly objects: readonly UploadedObject[] }
  /** The schedule asks to look for files of which no event told. */
  | { readonly kind: "sweep" }
  /** S3 sends one when a notification is set up; and events that are no uploads. */
  | { readonly kind: "none" };

interface UploadedObject {
  readonly bucket: string;
  readonly key: string;
  readonly sequencer: string | undefined;
}

const sequencer = z
  .string()
  .regex(/^[0-9A-Fa-f]{1,64}$/)
  .optional();
const described = z.object({
  bucket: z.object({ name: z.string().min(1) }),
  object: z.object({ key: z.string().min(1), sequencer }),
});

const notification = z.object({
  Records: z.array(z.object({ eventSource: z.literal("aws:s3"), eventName: z.string(), s3: described })),
});
const bridged = z.object({ source: z.literal("aws.s3"), "detail-type": z.string(), detail: described });
const testEvent = z.object({ Service: z.literal("Amazon S3"), Event: z.literal("s3:TestEvent") });
const sweep = z.object({ kind: z.literal("sweep") });

const message = z.union([notification, testEvent, bridged, sweep]);

const undecodable = "Delete the message: the next sweep lists the folder, and so takes the object too";

/**
 * Reads the body of a message: an S3 notification, sent by S3 itself or over EventBridge, S3's test event, or a sweep.
 *
 * @throws PoisonError for anything else
 */
export function parseEvent(body: string): EtlEvent {
  const parsed = message.safeParse(parseJson(body));
  if (!parsed.success) throw unknown("The message is neither an S3 notification nor a sweep");
  const event = parsed.data;
  if ("kind" in event) return { kind: "sweep" };
  if ("Service" in event) return { kind: "none" };
  if ("Records" in event) {
    const created = event.Records.filter(({ eventName }) => /^(?:s3:)?ObjectCreated:/.test(eventName));
    return uploads(created.map(({ s3 }) => asUpload(s3, decodeEventKey(s3.object.key, undecodable))));
  }
  // EventBridge gives keys as they are; S3's own notifications encode them like a form.
  const { detail } = event;
  return uploads(event["detail-type"] === "Object Created" ? [asUpload(detail, detail.object.key)] : []);
}

function asUpload({ bucket, object }: z.output<typeof described>, key: string): UploadedObject {
  return { bucket: bucket.name, key, sequencer: object.sequencer };
}

function uploads(objects: readonly UploadedObject[]): EtlEvent {
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
