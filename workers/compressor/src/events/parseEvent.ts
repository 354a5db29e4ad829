import {
  type CreatedObjects,
  createdObjects,
  type ObjectRemoved,
  parseMessage,
  removedObjects,
  s3Notification,
  s3TestEvent,
} from "@sallyport/worker-kit";
import { z } from "zod";
import type { Confirmation } from "../ports.js";
import { ARCHIVE_APPLIED, EVENT_SOURCE } from "./eventNames.js";

/** What a message of either queue says. */
export type CompressorEvent =
  | ({ readonly kind: "objects"; readonly removed: readonly ObjectRemoved[] } & CreatedObjects)
  | { readonly kind: "confirmation"; readonly confirmation: Confirmation }
  /** S3 sends one when a notification is set up. */
  | { readonly kind: "test" };

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

const message = z.union([s3Notification, s3TestEvent, confirmation]);

/**
 * Reads the body of a message: an S3 notification of any number of records, S3's test event, or a confirmation that
 * came over EventBridge. Records of events other than ObjectCreated are reported as ignored; whoever cares for deletions
 * finds those among `removed` as well.
 *
 * @throws PoisonError for anything else
 */
export function parseEvent(body: string): CompressorEvent {
  const event = parseMessage(body, {
    schema: message,
    otherwise: "neither an S3 notification nor a confirmation",
    senders: "its bucket and its event bus",
  });
  if ("Service" in event) return { kind: "test" };
  if ("detail" in event) return { kind: "confirmation", confirmation: event.detail };
  const fix = "Copy the object by hand and delete the message";
  return { kind: "objects", ...createdObjects(event, fix), removed: removedObjects(event, fix) };
}
