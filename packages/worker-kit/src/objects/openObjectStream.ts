import { GetObjectCommand, type GetObjectCommandOutput, type S3Client } from "@aws-sdk/client-s3";
import { RetryableError } from "../errors/RetryableError.js";

export interface ObjectAddress {
  readonly bucket: string;
  readonly key: string;
  /** Pins the version; without it the current one is read, and pinned by its ETag from then on. */
  readonly versionId?: string | undefined;
  /** The content that it has to have; the call fails with `PreconditionFailed` for any other. */
  readonly etag?: string | undefined;
}

export interface OpenObjectStreamOptions {
  readonly signal?: AbortSignal | undefined;
  /** Connections for one object; default 4. What fails before the first byte is retried by the SDK itself. */
  readonly attempts?: number | undefined;
}

/** An object's headers and its bytes. */
export interface ObjectStream {
  readonly head: Omit<GetObjectCommandOutput, "Body">;
  /** Bytes of the whole object. */
  readonly size: number;
  /** In order, exactly `size` of them. To be read once; or `close` instead. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Drops the connection of a body that is not read. */
  close(): void;
}

/**
 * Opens an object. A body that breaks off is read on from where it stopped, by a ranged GET of the same version under
 * If-Match, so that no bytes of two contents are ever mixed.
 *
 * @throws the SDK's errors; `PreconditionFailed` from the body when the object was replaced while it was read
 * @throws RetryableError `incomplete-object` when each connection breaks off
 */
export async function openObjectStream(
  client: S3Client,
  address: ObjectAddress,
  { signal, attempts = 4 }: OpenObjectStreamOptions = {},
): Promise<ObjectStream> {
  const { Body, ...head } = await get(client, address, signal);
  const size = head.ContentLength ?? 0;
  // Not by the version that was found: a role that reads the current one may not read versions.
  const pinned = { ...address, etag: head.ETag };
  return {
    head,
    size,
    close: () => destroy(Body),
    body: (async function* () {
      let body = Body;
      let skip = 0;
      let read = 0;
      for (let attempt = 1; ; attempt++) {
        try {
          for await (const chunk of asChunks(body)) {
            const fresh = chunk.subarray(Math.min(skip, chunk.length));
            skip -= chunk.length - fresh.length;
            read += fresh.length;
            if (fresh.length > 0) yield fresh;
          }
          if (read >= size) return;
        } catch (error) {
          if (signal?.aborted || attempt >= attempts) throw error;
        } finally {
          destroy(body);
        }
        if (attempt >= attempts) throw incomplete(read, size);
        const next = await get(client, pinned, signal, `bytes=${read}-`);
        body = next.Body;
        // A server may answer a range with the whole.
        skip = next.ContentRange === undefined && next.ContentLength === size ? read : 0;
      }
    })(),
  };
}

async function get(
  client: S3Client,
  { bucket, key, versionId, etag }: ObjectAddress,
  signal: AbortSignal | undefined,
  range?: string,
): Promise<GetObjectCommandOutput> {
  const command = new GetObjectCommand({
    Bucket: bucket,
    Key: key,
    VersionId: versionId,
    Range: range,
    IfMatch: etag,
  });
  const answer = await client.send(command, signal ? { abortSignal: signal } : {});
  // A connection may break before anyone reads, while the object's tags are asked for: an error that nobody listens for would end
  // the process. The body keeps it, and who reads gets it.
  if (answer.Body && "on" in answer.Body) answer.Body.on("error", () => undefined);
  return answer;
}

function asChunks(body: GetObjectCommandOutput["Body"]): AsyncIterable<Uint8Array> {
  if (body && Symbol.asyncIterator in body) return body as AsyncIterable<Uint8Array>;
  throw new Error("S3 answered without a readable body.");
}

function destroy(body: GetObjectCommandOutput["Body"]): void {
  if (body && "destroy" in body) body.destroy();
}

function incomplete(read: number, size: number): RetryableError {
  return new RetryableError({
    reason: "incomplete-object",
    what: `S3 gave ${read} of ${size} bytes and broke off each time`,
    fix: "It is tried again later; look at the network when it goes on",
  });
}
