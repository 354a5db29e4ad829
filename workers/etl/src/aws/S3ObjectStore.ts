import { ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import { classifyError, openObjectStream, RetryableError, WorkerError } from "@sallyport/worker-kit";
import { LoadError } from "../LoadError.js";
import type { ObjectStore, ObjectVersion, OpenedObject } from "../ports.js";

/**
 * A bucket's files. Needs `s3:ListBucket` with the prefix and `s3:GetObject` below it (IAM-03). Versions are never asked for: what is current when a table
 * is locked is what is loaded.
 */
export class S3ObjectStore implements ObjectStore {
  readonly #client: S3Client;
  readonly bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.bucket = bucket;
  }

  async *list(prefix: string, abortSignal: AbortSignal): AsyncGenerator<ObjectVersion, void> {
    let ContinuationToken: string | undefined;
    do {
      const command = new ListObjectsV2Command({ Bucket: this.bucket, Prefix: prefix, ContinuationToken });
      const page = await this.#client.send(command, { abortSignal });
      for (const { Key = "", ETag = "", Size = 0, LastModified = new Date(0) } of page.Contents ?? []) {
        // Consoles mark folders by an empty object of that name.
        if (!Key.endsWith("/")) yield { key: Key, etag: ETag, bytes: Size, modified: LastModified };
      }
      ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (ContinuationToken !== undefined);
  }

  async open(key: string, signal: AbortSignal, etag?: string): Promise<OpenedObject | undefined> {
    try {
      const { head, size, body, close } = await openObjectStream(
        this.#client,
        { bucket: this.bucket, key, etag },
        { signal },
      );
      const version = { etag: head.ETag ?? "", version: head.VersionId, modified: head.LastModified ?? new Date(0) };
      return { key, bytes: size, ...version, body: retryable(body, key), close };
    } catch (error) {
      const { kind } = classifyError(error);
      if (kind === "gone") return undefined;
      if (kind === "changed") throw changed(key, error);
      // Who may not list the whole bucket is denied what is not there.
      if (kind === "denied" && !(await this.#isListed(key, signal))) return undefined;
      throw error;
    }
  }

  async #isListed(key: string, signal: AbortSignal): Promise<boolean> {
    for await (const listed of this.list(key, signal)) if (listed.key === key) return true;
    return false;
  }
}

/** Errors of a connection that breaks off would else look like those of the database. */
async function* retryable(body: AsyncIterable<Uint8Array>, key: string): AsyncGenerator<Uint8Array, void> {
  try {
    yield* body;
  } catch (error) {
    if (error instanceof WorkerError) throw error;
    const { kind } = classifyError(error);
    if (kind === "changed" || kind === "gone") throw changed(key, error);
    if (kind !== "retryable") throw error;
    const what = "S3 broke off while a file was read";
    throw new RetryableError({ reason: "input-unreadable", what, fix: "The load is tried again", cause: error });
  }
}

function changed(key: string, cause: unknown): LoadError {
  const message = `${key} was replaced or removed while it was read`;
  return new LoadError({ code: "input-changed", message, fix: "The load begins again with what is there then", cause });
}
