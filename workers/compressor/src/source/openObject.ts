import type { EntryMetadata } from "../archive/index.js";
import type { RequestedObject } from "../events/RequestedObject.js";
import type { ObjectStore } from "../ports.js";
import { explainReadError } from "./explainReadError.js";

/** An object whose headers, metadata and tags are known, and whose body can be read once. */
export interface OpenedObject {
  readonly entry: EntryMetadata;
  readonly body: AsyncIterable<Uint8Array>;
  close(): void;
}

/**
 * Opens the version that the event names, with one GET; a second call for its tags only where S3 counts some. Where the
 * event names none, it is the current one: the bucket is not versioned, was not when the event happened, or its versioning
 * is suspended. What is read may then be newer than the event, whose own event follows.
 *
 * @throws the SDK's errors, and what `explainReadError` makes of them
 */
export async function openObject(
  store: ObjectStore,
  { bucket, key, versionId, sequencer, repair }: RequestedObject,
  signal: AbortSignal,
): Promise<OpenedObject> {
  const { head, size, body, close } = await store.open({ bucket, key, versionId }, signal).catch((error: unknown) => {
    throw explainReadError(error);
  });
  try {
    const version = head.VersionId ?? versionId;
    const tags = head.TagCount ? await store.tags({ bucket, key, versionId: version }, signal) : {};
    const entry: EntryMetadata = {
      bucket,
      key,
      size,
      versionId: version,
      sequencer,
      etag: head.ETag?.replaceAll('"', ""),
      lastModified: head.LastModified,
      storageClass: head.StorageClass,
      tags,
      metadata: head.Metadata ?? {},
      contentType: head.ContentType,
      contentEncoding: head.ContentEncoding,
      contentDisposition: head.ContentDisposition,
      contentLanguage: head.ContentLanguage,
      cacheControl: head.CacheControl,
      repair,
    };
    return { entry, body: explained(body), close };
  } catch (error) {
    close();
    throw error;
  }
}

/** A read that goes on after it broke off may meet the same refusals. */
async function* explained(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  try {
    yield* body;
  } catch (error) {
    throw explainReadError(error);
  }
}
