import { createHash } from "node:crypto";
import { HeadObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { ArchiveEntry } from "@sallyport/worker-compressor/archive";
import type { CatalogRow } from "@sallyport/worker-compressor/catalog";
import { headersOf, MultipartWriter, S3ObjectStore } from "@sallyport/worker-compressor/writing";
import { mapConcurrently, openObjectStream } from "@sallyport/worker-kit";
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
const ofPlace = new Set(["NoSuchBucket", "AccessDenied", "Forbidden", "ExpiredToken", "InvalidAccessKeyId"]);

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
    return error instanceof Error && ofPlace.has(error.name);
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
      const name = error instanceof Error ? error.name : "";
      if (name === "NotFound" || name === "NoSuchKey") return "nothing";
      // Who may write but not look: each PUT then finds out for itself.
      if (name === "Forbidden" || name === "AccessDenied" || name === "403") return "nothing";
      throw error;
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
