import type { z } from "zod";
import { decodeEventKey } from "./decodeEventKey.js";
import type { ObjectRemoved } from "./ObjectRemoved.js";
import type { s3Notification } from "./s3Notification.js";

const removal = /^(?:s3:)?(ObjectRemoved|LifecycleExpiration):(Delete|DeleteMarkerCreated)$/;

/**
 * The objects and versions that were deleted, by a request or by a lifecycle rule, with their keys decoded. What
 * `createdObjects` counts as ignored includes them.
 *
 * @param fix what to do about the message, where a key cannot be read
 * @throws PoisonError when the encoding of a key is broken
 */
export function removedObjects({ Records }: z.output<typeof s3Notification>, fix: string): readonly ObjectRemoved[] {
  return Records.flatMap(({ eventName, eventTime, s3: { bucket, object } }) => {
    const [, family, kind] = removal.exec(eventName) ?? [];
    if (family === undefined) return [];
    return {
      bucket: bucket.name,
      key: decodeEventKey(object.key, fix),
      kind: kind === "Delete" ? "permanent" : "marker",
      expired: family === "LifecycleExpiration",
      versionId: object.versionId,
      sequencer: object.sequencer,
      removedAt: eventTime,
      eventName,
    };
  });
}
