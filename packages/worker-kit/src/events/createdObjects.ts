import type { z } from "zod";
import { decodeEventKey } from "./decodeEventKey.js";
import type { ObjectCreated } from "./ObjectCreated.js";
import type { s3Notification } from "./s3Notification.js";

/** What a notification tells of. */
export interface CreatedObjects {
  readonly objects: readonly ObjectCreated[];
  /** Names of events that are no creation. */
  readonly ignored: readonly string[];
}

/**
 * The objects that were created, with their keys decoded, by whatever kind of upload.
 *
 * @param fix what to do about the message, where a key cannot be read
 * @throws PoisonError when the encoding of a key is broken
 */
export function createdObjects({ Records }: z.output<typeof s3Notification>, fix: string): CreatedObjects {
  const created = Records.filter(({ eventName }) => /^(?:s3:)?ObjectCreated:/.test(eventName));
  const ignored = Records.filter((record) => !created.includes(record)).map(({ eventName }) => eventName);
  const objects = created.map(({ s3: { bucket, object } }) => ({
    bucket: bucket.name,
    key: decodeEventKey(object.key, fix),
    versionId: object.versionId,
    sequencer: object.sequencer,
    etag: object.eTag,
    size: object.size ?? 0,
  }));
  return { objects, ignored };
}
