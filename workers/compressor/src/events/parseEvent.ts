import { decodeEventKey, PoisonError } from "@sallyport/worker-kit";
import { z } from "zod";
import type { Confirmation } from "../ports.js";
import { ARCHIVE_APPLIED, EVENT_SOURCE } from "./eventNames.js";
import type { ObjectCreated } from "./ObjectCreated.js";

/** What a message of either queue says. */
export type CompressorEvent =
  | { readonly kind: "objects"; readonly objects: readonly ObjectCreated[]; readonly ignored: readonly string[] }
  | { readonly kind: "confirmation"; readonly confirmation: Confirmation }
  /** S3 sends one when a notification is set up. */
  | { readonly kind: "test" };

const notification = z.object({
  Records: z.array(
    z.object({
      eventSource: z.literal("aws:s3"),
      eventName: z.string(),
      s3: z.object({
        bucket: z.object({ name: z.string().min(1) }),
        object: z.object({
          key: z.string().min(1),
          size: z.number().int().nonnegative().optional(),
          eTag: z.string().optional(),
          versionId: z.string().optional(),
          sequencer: z
            .string()
            .regex(/^[0-9A-Fa-f]+$/)
            .optional(),
        }),
      }),
    }),
  ),
});

const testEvent = z.object({ Service: z.literal("Amazon S3"), Event: z.literal("s3:TestEvent") });

const confirmation = z.object({
  source: z.literal(EVENT_SOURCE),
  "detail-type": z.literal(ARCHIVE_APPLIED),
  detail: z.object({
    rule: z.string().min(1),
    archiveId: z.string().regex(/^[0-9a-f]{64}$/),
    bucket: z.string().min(1),
    key: z.string().min(1),
    region: z.string().min(1),
  }),
});

const message = z.union([notification, testEvent, confirmation]);

/**
 * Reads the body of a message: an S3 notification of any number of records, S3's test event, or a confirmation that
 * came over EventBridge. Records of events other than ObjectCreated are reported as ignored.
 *
 * @throws PoisonError for anything else
 */
export function parseEvent(body: string): CompressorEvent {
  const parsed = message.safeParse(parseJson(body));
  if (!parsed.success) throw unknown("The message is neither an S3 notification nor a confirmation");
  const event = parsed.data;
  if ("Service" in event) return { kind: "test" };
  if ("detail" in event) return { kind: "confirmation", confirmation: event.detail };
  const created = event.Records.filter(({ eventName }) => /^(?:s3:)?ObjectCreated:/.test(eventName));
  const ignored = event.Records.filter((record) => !created.includes(record)).map(({ eventName }) => eventName);
  const objects = created.map(({ s3: { bucket, object } }) => ({
    bucket: bucket.name,
    key: decodeEventKey(object.key, "Copy the object by hand and delete the message"),
    versionId: object.versionId,
    sequencer: object.sequencer,
    etag: object.eTag,
    size: object.size ?? 0,
  }));
  return { kind: "objects", objects, ignored };
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
    fix: "Find out who sent it: the queue takes events of its bucket and its event bus only",
  });
}
