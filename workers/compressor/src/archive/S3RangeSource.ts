import { GetObjectCommand, HeadObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { RangeSource } from "./RangeSource.js";

export interface S3Archive {
  readonly client: S3Client;
  readonly bucket: string;
  readonly key: string;
  /** Default: the version that is current when the source is opened. */
  readonly versionId?: string | undefined;
  /** Known from an event; with `size`, no HeadObject is needed. */
  readonly etag?: string | undefined;
  /** Bytes. */
  readonly size?: number | undefined;
}

/** Attempts at one range: a connection that breaks in the middle of a body is nothing the SDK retries. */
const ATTEMPTS = 4;

/**
 * An archive in S3, read by ranged GETs that are pinned to one version by its id and its ETag. A range whose connection
 * breaks goes on from where it stopped. Rejects with the SDK's errors; `PreconditionFailed` says that the object was
 * replaced since it was opened.
 */
export class S3RangeSource implements RangeSource {
  readonly name: string;
  readonly #archive: S3Archive & { readonly size: number; readonly etag: string };

  private constructor(archive: S3Archive & { readonly size: number; readonly etag: string }) {
    this.#archive = archive;
    this.name = `s3://${archive.bucket}/${archive.key}`;
  }

  /** Needs `s3:GetObject`, and `s3:GetObjectVersion` where a version is named. */
  static async open(archive: S3Archive): Promise<S3RangeSource> {
    const { client, bucket, key, versionId, etag, size } = archive;
    if (etag !== undefined && size !== undefined) return new S3RangeSource({ ...archive, etag, size });
    const head = await client.send(
      new HeadObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId, IfMatch: etag }),
    );
    if (head.ContentLength === undefined || head.ETag === undefined)
      throw new Error(`S3 gave no size or ETag for s3://${bucket}/${key}.`);
    return new S3RangeSource({ ...archive, size: head.ContentLength, etag: head.ETag });
  }

  async size(): Promise<number> {
    return this.#archive.size;
  }

  async read(offset: number, length: number): Promise<Buffer> {
    const bytes = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, this.#archive.size - offset)));
    let filled = 0;
    for (let attempt = 1; filled < bytes.length; attempt++) {
      const { body, skipped } = await this.#get(offset + filled, bytes.length - filled);
      let skip = skipped;
      try {
        for await (const chunk of body) {
          const wanted = chunk.subarray(Math.min(skip, chunk.length)).subarray(0, bytes.length - filled);
          skip = Math.max(0, skip - chunk.length);
          bytes.set(wanted, filled);
          filled += wanted.length;
          // A range is read to its end, which keeps its connection for the next one; of a whole nobody wants the rest.
          if (filled === bytes.length && skipped > 0) break;
        }
        if (filled < bytes.length && attempt >= ATTEMPTS) return bytes.subarray(0, filled);
      } catch (error) {
        if (attempt >= ATTEMPTS) throw error;
      }
    }
    return bytes;
  }

  /** A body, and how many of its bytes stand before the range: a server may answer a range with the whole (RFC 9110, 14.2). */
  async #get(offset: number, length: number): Promise<{ body: AsyncIterable<Uint8Array>; skipped: number }> {
    const { client, bucket, key, versionId, etag } = this.#archive;
    const { Body, ContentRange } = await client.send(
      new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        VersionId: versionId,
        IfMatch: etag,
        Range: `bytes=${offset}-${offset + length - 1}`,
      }),
    );
    if (!Body) throw new Error(`S3 gave no content for ${this.name}.`);
    return { body: Body as AsyncIterable<Uint8Array>, skipped: ContentRange === undefined ? offset : 0 };
  }
}
