import { setTimeout as delay } from "node:timers/promises";
import { PutObjectCommand, paginateListObjectsV2, type S3Client } from "@aws-sdk/client-s3";
import { classifyError, openObjectStream } from "@sallyport/worker-kit";
import type { ObjectStore, StoredObject, StorePut } from "../ports.js";

export interface S3ObjectStoreOptions {
  readonly bucket: string;
  /** Of the attempt's results, e.g. `transformations/job/attempt/`. */
  readonly prefix: string;
}

const ATTEMPTS = 5;

/** Reads sources from any bucket that the role may read, and writes below the attempt's own prefix. */
export class S3ObjectStore implements ObjectStore {
  constructor(
    private readonly client: S3Client,
    private readonly options: S3ObjectStoreOptions,
  ) {}

  async *list(bucket: string, prefix: string, signal: AbortSignal): AsyncIterable<StoredObject> {
    const pages = paginateListObjectsV2(
      { client: this.client },
      { Bucket: bucket, Prefix: prefix },
      { abortSignal: signal },
    );
    for await (const { Contents = [] } of pages)
      for (const { Key, Size } of Contents) if (Key !== undefined) yield { key: Key, bytes: Size ?? 0 };
  }

  async get(bucket: string, key: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
    return (await openObjectStream(this.client, { bucket, key }, { signal })).body;
  }

  /** The SDK cannot send a stream again, so the whole put is repeated. S3 refuses what arrives with another digest. */
  async put({ path, bytes, sha256, whole, open }: StorePut, signal: AbortSignal): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.client.send(
          new PutObjectCommand({
            Bucket: this.options.bucket,
            Key: this.options.prefix + path,
            Body: whole ?? open(),
            ContentLength: bytes,
            ChecksumSHA256: Buffer.from(sha256, "hex").toString("base64"),
          }),
          { abortSignal: signal },
        );
        return;
      } catch (error) {
        if (signal.aborted || attempt >= ATTEMPTS || classifyError(error).kind !== "retryable") throw error;
        await delay(100 * 3 ** attempt * (0.5 + Math.random() / 2), undefined, { signal });
      }
    }
  }
}
