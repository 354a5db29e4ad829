import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { type _Object, ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import { classifyError, FatalError, openObjectStream, RetryableError } from "@sallyport/worker-kit";
import type { InputFile, InputStore, LocalCopy } from "../ports.js";

export interface S3InputStoreOptions {
  readonly bucket: string;
  /** The only folder that is listed and read, for example `Data/`. */
  readonly prefix: string;
  /** Bytes that copies may take on the local disk at a time. */
  readonly scratchBytes: number;
}

/**
 * CSV files in S3. Needs `s3:ListBucket` with the prefix and `s3:GetObject` below it (IAM-03); another prefix is refused
 * here before IAM refuses it.
 */
export class S3InputStore implements InputStore {
  readonly #client: S3Client;
  readonly #options: S3InputStoreOptions;
  #copied = 0;

  constructor(client: S3Client, options: S3InputStoreOptions) {
    this.#client = client;
    this.#options = options;
  }

  async list(prefix: string, abortSignal: AbortSignal): Promise<InputFile[]> {
    this.#refuseOutside(prefix);
    const files: InputFile[] = [];
    let ContinuationToken: string | undefined;
    do {
      const command = new ListObjectsV2Command({ Bucket: this.#options.bucket, Prefix: prefix, ContinuationToken });
      const page = await this.#client.send(command, { abortSignal });
      for (const object of page.Contents ?? []) {
        // Consoles mark folders by an empty object of that name.
        if (!object.Key?.endsWith("/")) files.push(asFile(object));
      }
      ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (ContinuationToken !== undefined);
    return files;
  }

  /**
   * @throws RetryableError `input-changed` where the object is not the listed one any more
   * @throws FatalError `scratch-full` where the copy would not fit beside those that are there
   */
  async fetch(file: InputFile, folder: string, signal: AbortSignal): Promise<LocalCopy> {
    this.#refuseOutside(file.key);
    this.#reserve(file.bytes);
    const path = join(folder, localName(file));
    let kept = true;
    const release = async (): Promise<void> => {
      if (!kept) return;
      kept = false;
      await rm(path, { force: true });
      this.#copied -= file.bytes;
    };
    try {
      const { bucket } = this.#options;
      const stream = await openObjectStream(this.#client, { bucket, key: file.key, etag: file.etag }, { signal });
      await pipeline(stream.body, createWriteStream(path, { mode: 0o600 }), { signal });
      return { path, release };
    } catch (error) {
      await release();
      const { kind } = classifyError(error);
      throw kind === "changed" || kind === "gone" ? changedMeanwhile(error) : error;
    }
  }

  #refuseOutside(key: string): void {
    if (key.startsWith(this.#options.prefix)) return;
    throw new FatalError({
      reason: "outside-input",
      what: `The run asked for an object outside ${this.#options.prefix}`,
      fix: "Set SALLYPORT_INPUT_PREFIX to the folder that holds orders/, order_items/ and products/",
    });
  }

  #reserve(bytes: number): void {
    const { scratchBytes } = this.#options;
    if (this.#copied + bytes > scratchBytes) {
      throw new FatalError({
        reason: "scratch-full",
        what: `A file of ${bytes} bytes does not fit into ${scratchBytes} bytes, of which ${this.#copied} are in use`,
        fix: "Give the task more ephemeral storage and raise SALLYPORT_SCRATCH_MIB, or split the file",
      });
    }
    this.#copied += bytes;
  }
}

function asFile({ Key = "", ETag = "", Size = 0, LastModified }: _Object): InputFile {
  return { key: Key, etag: ETag, bytes: Size, modified: LastModified ?? new Date(0) };
}

/** Keys may hold what no file name may; what tells the format stays at the end. */
function localName({ key, etag }: InputFile): string {
  const hash = createHash("sha256").update(`${key}\n${etag}`).digest("hex").slice(0, 32);
  return `${hash}${/\.csv(?:\.gz)?$/i.exec(key)?.[0].toLowerCase() ?? ""}`;
}

function changedMeanwhile(cause: unknown): RetryableError {
  return new RetryableError({
    reason: "input-changed",
    what: "A file was replaced or removed while the run read it",
    fix: "The run begins again with what is there then",
    cause,
  });
}
