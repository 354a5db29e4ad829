import { z } from "zod";
import { createdObjects } from "./createdObjects.js";
import type { ObjectCreated } from "./ObjectCreated.js";
import { parseMessage } from "./parseMessage.js";
import { s3Notification } from "./s3Notification.js";
import { s3Object } from "./s3Object.js";
import { s3TestEvent } from "./s3TestEvent.js";

/** An object that was uploaded. */
type UploadedObject = Pick<ObjectCreated, "bucket" | "key" | "sequencer">;

/** What a message says in the queue of a worker that takes a bucket's uploads and sweeps it now and then. */
export type UploadEvent =
  /** Objects were uploaded. */
  | { readonly kind: "uploads"; readonly objects: readonly UploadedObject[] }
  /** The schedule asks to look for objects of which no event told. */
  | { readonly kind: "sweep" }
  /** S3 sends one when a notification is set up; and events that are no uploads. */
  | { readonly kind: "none" };

const bridged = z.object({ source: z.literal("aws.s3"), "detail-type": z.string(), detail: s3Object });

const undecodable = "Delete the message: the next sweep lists the folder, and so takes the object too";

/**
 * Reads the body of a message: an S3 notification, sent by S3 itself or over EventBridge, S3's test event, or a sweep.
 *
 * @param sweep the schema of the pipeline's own message that asks for a sweep
 * @throws PoisonError for anything else
 */
export function parseUploadEvent(body: string, sweep: z.ZodType<object>): UploadEvent {
  const message = parseMessage(body, {
    // A sweep is told by its place in the union, since its shape is the pipeline's.
    schema: z.union([s3Notification, s3TestEvent, bridged, sweep.transform(() => ({ sweep: true }))]),
    otherwise: "neither an S3 notification nor a sweep",
    senders: "its bucket and its schedule",
  });
  if ("sweep" in message) return { kind: "sweep" };
  if ("Service" in message) return { kind: "none" };
  if ("Records" in message) return uploads(createdObjects(message, undecodable).objects);
  if (message["detail-type"] !== "Object Created") return { kind: "none" };
  // EventBridge gives keys as they are; S3's own notifications encode them like a form.
  const { bucket, object } = message.detail;
  return uploads([{ bucket: bucket.name, key: object.key, sequencer: object.sequencer }]);
}

function uploads(created: readonly UploadedObject[]): UploadEvent {
  if (created.length === 0) return { kind: "none" };
  return { kind: "uploads", objects: created.map(({ bucket, key, sequencer }) => ({ bucket, key, sequencer })) };
}
