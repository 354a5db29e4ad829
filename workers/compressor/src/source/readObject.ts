import { classifyError, type ObjectCreated, RetryableError, readWhole } from "@sallyport/worker-kit";
import type { EntryMetadata } from "../archive/index.js";
import type { ObjectStore } from "../ports.js";
import { type OpenedObject, openObject } from "./openObject.js";

/** An object in memory. */
export interface ReadObject {
  readonly entry: EntryMetadata;
  readonly bytes: Buffer;
}

export interface ReadObjectOptions {
  readonly signal: AbortSignal;
  /** Asked with the real size before the body is read: whether there is memory for it. */
  readonly admit: (bytes: number) => boolean;
}

/** Reads of one object that was replaced meanwhile. */
const ATTEMPTS = 3;

/**
 * Reads one whole object. Where the bucket is not versioned and the object is replaced during the read, the read starts
 * again with the current content, whose own event follows.
 *
 * @throws RetryableError `object-grew` when it is larger than the event said and there is no memory for it; the SDK's
 *   errors, of which `NoSuchKey` and `NoSuchVersion` mean that it is gone
 */
export async function readObject(
  store: ObjectStore,
  object: ObjectCreated,
  { signal, admit }: ReadObjectOptions,
): Promise<ReadObject> {
  for (let attempt = 1; ; attempt++) {
    const opened = await openObject(store, object, signal);
    if (!admit(opened.entry.size)) {
      opened.close();
      throw grew();
    }
    try {
      return { entry: opened.entry, bytes: await read(opened) };
    } catch (error) {
      if (attempt >= ATTEMPTS || classifyError(error).kind !== "changed") throw error;
    }
  }
}

async function read({ entry, body }: OpenedObject): Promise<Buffer> {
  return await readWhole(body, entry.size);
}

function grew(): RetryableError {
  return new RetryableError({
    reason: "object-grew",
    what: "An object is larger than its event said, and the batch has no memory left for it",
    fix: "It is tried again in a batch of its own",
  });
}
