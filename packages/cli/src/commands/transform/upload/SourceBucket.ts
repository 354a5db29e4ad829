import {
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { clientSettings } from "@sallyport/worker-kit";
import { CommandError } from "../../../output/CommandError.js";
import type { Content } from "./contentOf.js";
import type { StoredObject } from "./StoredObject.js";

const TRIES = 3;

/** A bucket that sources are put into, by the credentials that the shell is set up for. */
export class SourceBucket {
  readonly #s3: S3Client;
  readonly #bucket: string;

  /** @param connections at most, kept alive */
  constructor(bucket: string, region: string, connections: number) {
    this.#s3 = new S3Client(clientSettings({ region, maxSockets: connections }));
    this.#bucket = bucket;
  }

  /** Objects below a prefix, by their keys. */
  async list(Prefix: string): Promise<Map<string, StoredObject>> {
    const found = new Map<string, StoredObject>();
    let ContinuationToken: string | undefined;
    do {
      const list = new ListObjectsV2Command({ Bucket: this.#bucket, Prefix, ContinuationToken });
      const page = await this.#s3.send(list).catch(this.#tell);
      for (const { Key, Size = 0, ETag = "" } of page.Contents ?? [])
        if (Key !== undefined) found.set(Key, { bytes: Size, etag: ETag.replaceAll('"', "") });
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    return found;
  }

  /**
   * Whether an object that is there has this content already. An ETag is the content's MD5 only where no key of KMS encrypts it; else S3 is asked
   * for the SHA-256 that it was put with.
   */
  async holds(Key: string, stored: StoredObject | undefined, content: Content): Promise<boolean> {
    if (stored?.bytes !== content.bytes) return false;
    if (stored.etag === (await content.md5())) return true;
    const head = new HeadObjectCommand({ Bucket: this.#bucket, Key, ChecksumMode: "ENABLED" });
    return (await this.#s3.send(head).catch(this.#tell)).ChecksumSHA256 === content.sha256;
  }

  /** Puts an object. S3 keeps it only where its content has the SHA-256 that the signed call tells. */
  async put(Key: string, content: Content): Promise<void> {
    const { bytes: ContentLength, sha256: ChecksumSHA256 } = content;
    for (let tries = 1; ; tries += 1) {
      const Body = content.body();
      const put = new PutObjectCommand({ Bucket: this.#bucket, Key, Body, ContentLength, ChecksumSHA256 });
      try {
        await this.#s3.send(put);
        return;
      } catch (error) {
        // The SDK tries again by itself, but not with a stream, of which it cannot have the beginning.
        if (Buffer.isBuffer(Body) || tries === TRIES || isRefusal(error)) this.#tell(error);
      }
    }
  }

  close(): void {
    this.#s3.destroy();
  }

  readonly #tell = (error: unknown): never => {
    const what = error instanceof Error ? error.message : String(error);
    const fix = isRefusal(error)
      ? "see that the bucket is there, in this region, and that your role may list it and put objects, with its key"
      : "run the same command again: what is there already is not sent again";
    throw new CommandError(`${this.#bucket}: ${what}`, fix, 2, { cause: error });
  };
}

function isRefusal(error: unknown): boolean {
  return error instanceof S3ServiceException && (error.$metadata.httpStatusCode ?? 500) < 500;
}
