import { createHash } from "node:crypto";
import { HeadObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { ArchiveEntry } from "@sallyport/worker-compressor/archive";
import type { CatalogRow } from "@sallyport/worker-compressor/catalog";
import { headersOf, MultipartWriter, S3ObjectStore } from "@sallyport/worker-compressor/writing";
import { mapConcurrently, openObjectStream } from "@sallyport/worker-kit";
import { archiveFailure } from "../../../archives/archiveFailure.js";
import { errorName } from "../../../aws/errorName.js";
import { CommandError } from "../../../output/CommandError.js";
import { printable } from "../../../output/printable.js";
import type { RestoreDestination } from "./RestoreDestination.js";

export interface BucketDestinationOptions {
  readonly client: S3Client;
  readonly bucket: string;
  /** Put before every key; empty, or ends with a slash. */
  readonly prefix: string;
  readonly overwrite: boolean;
  /** Aborts what is being written. */
  readonly signal: AbortSignal;
}

type Found = "nothing" | "the same" | "something else";

const HEADS_IN_FLIGHT = 32;
const LONGEST_KEY_BYTES = 1024;
/** Nothing can be written at all: no bucket, no permission, or credentials that are over. */
const ofPlace = new Set(["NoSuchBucket", "AccessDenied", "ExpiredToken", "InvalidAccessKeyId"]);
const advice: Readonly<Record<string, readonly [what: string, fix: string]>> = {
  NoSuchBucket: ["there is no such bucket", "check the bucket's name, and that it is in this account"],
  AccessDenied: [
    "access denied",
    "the credentials in use need s3:PutObject, s3:PutObjectTagging and s3:AbortMultipartUpload on the bucket, and kms:GenerateDataKey and kms:Decrypt for its key",
  ],
  ExpiredToken: ["the credentials have expired", "sign in and run the same command again: what is restored stays"],
  PreconditionFailed: [
    "another program has written an object there meanwhile",
    "give another prefix with --to, or --overwrite to write new versions",
  ],
};

/**
 * Objects in a bucket, with the content headers, metadata, tags and storage class of their source, as the compressor's
 * target side writes them. S3 checks each against its SHA-256, and refuses to write over an object that nobody has allowed to.
 */
export class BucketDestination implements RestoreDestination {
  readonly name: string;
  readonly #options: BucketDestinationOptions;
  readonly #store: S3ObjectStore;

  constructor(options: BucketDestinationOptions) {
    this.name = `s3://${options.bucket}/${options.prefix}`;
    this.#options = options;
    this.#store = new S3ObjectStore(options.client);
  }

  async survey(objects: readonly CatalogRow[], onObject: () => void): Promise<ReadonlySet<string>> {
    const long = objects.find(({ key }) => Buffer.byteLength(this.#options.prefix + key) > LONGEST_KEY_BYTES);
    if (long)
      throw new CommandError(
        `${printable(long.key)} has no room below ${printable(this.name)}: a key is at most ${LONGEST_KEY_BYTES} bytes`,
        "give a shorter prefix with --to; nothing was written",
        64,
      );
    if (this.#options.overwrite) return new Set();
    const found = await mapConcurrently(objects, HEADS_IN_FLIGHT, async (row) => {
      const what = await this.#find(row);
      onObject();
      return what;
    });
    const taken = objects.filter((_, index) => found[index] === "something else");
    const [first] = taken;
    if (first === undefined)
      return new Set(objects.filter((_, index) => found[index] === "the same").map(({ key }) => key));
    throw new CommandError(
      printable(
        `${this.name}${first.key} exists already with other content${taken.length > 1 ? `, and ${taken.length - 1} more objects` : ""}; nothing was written`,
      ),
      "give another prefix with --to, or --overwrite to write new versions",
      1,
    );
  }

  async write({ object, bytes, content }: ArchiveEntry): Promise<void> {
    const { bucket, prefix, overwrite, signal } = this.#options;
    const { headers } = headersOf(object, {});
    const destination = { bucket, key: `${prefix}${object.key}`, headers, isNew: !overwrite };
    if (bytes) return await this.#store.put(destination, bytes, object.sha256, signal);
    const writer = new MultipartWriter({
      store: this.#store,
      object: destination,
      signal,
      expectedBytes: object.size,
    });
    try {
      for await (const chunk of content()) await writer.write(chunk);
      await writer.finish();
    } catch (error) {
      await writer.abort();
      throw error;
    }
  }

  isOfPlace(error: unknown): boolean {
    return ofPlace.has(errorName(error));
  }

  explain(error: unknown): unknown {
    const [what, fix] = advice[errorName(error)] ?? [];
    if (!what || !fix) return archiveFailure(error, this.name);
    return new CommandError(printable(`${this.name}: ${what}`), fix, 1, { cause: error });
  }

  async #find({ key, size, sha256 = "" }: CatalogRow): Promise<Found> {
    const { client, bucket, prefix, signal } = this.#options;
    const address = { Bucket: bucket, Key: `${prefix}${key}` };
    try {
      const head = await client.send(new HeadObjectCommand({ ...address, ChecksumMode: "ENABLED" }), {
        abortSignal: signal,
      });
      if (head.ContentLength !== size) return "something else";
      const { ChecksumSHA256: checksum } = head;
      // That of a multipart upload is one of its parts' checksums.
      if (checksum !== undefined && !checksum.includes("-"))
        return Buffer.from(checksum, "base64").toString("hex") === sha256 ? "the same" : "something else";
      return (await this.#hash(address.Key)) === sha256 ? "the same" : "something else";
    } catch (error) {
      // Who may write but not look finds nothing: each PUT then finds out for itself.
      if (["NotFound", "NoSuchKey", "AccessDenied"].includes(errorName(error))) return "nothing";
      throw this.explain(error);
    }
  }

  async #hash(key: string): Promise<string> {
    const { client, bucket, signal } = this.#options;
    const { body } = await openObjectStream(client, { bucket, key }, { signal });
    const hash = createHash("sha256");
    for await (const chunk of body) hash.update(chunk);
    return hash.digest("hex");
  }
}
