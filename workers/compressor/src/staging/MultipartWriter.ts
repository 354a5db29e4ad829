import { createHash } from "node:crypto";
import { Semaphore } from "@sallyport/worker-kit";
import type { NewObject, ObjectStore, PartUpload } from "../ports.js";

/** S3's limit is 10,000 parts; some are kept back for content that is longer than expected. */
const MOST_PARTS = 9_000;
const LEAST_PART_BYTES = 16 * 1024 * 1024;
const PARTS_IN_FLIGHT = 2;

export interface MultipartWriterOptions {
  readonly store: ObjectStore;
  readonly object: NewObject;
  readonly signal: AbortSignal;
  /** Bytes that are expected at most; larger objects get larger parts. */
  readonly expectedBytes: number;
  /** Least bytes of a part; default 16 MiB, at least S3's 5 MiB. */
  readonly partBytes?: number | undefined;
}

/**
 * Writes content of unknown length: by a single PUT when it fits into one part, else by a multipart upload. Each part is
 * checked by S3 against its SHA-256. Memory: the part that is filled and two in flight.
 */
export class MultipartWriter {
  readonly #options: MultipartWriterOptions;
  readonly #partBytes: number;
  readonly #slots = new Semaphore(PARTS_IN_FLIGHT);
  readonly #sending: Promise<void>[] = [];
  #chunks: Buffer[] = [];
  #filled = 0;
  #upload: PartUpload | undefined;
  #parts = 0;
  #failure: { readonly error: unknown } | undefined;

  constructor(options: MultipartWriterOptions) {
    this.#options = options;
    const { expectedBytes, partBytes = LEAST_PART_BYTES } = options;
    this.#partBytes = Math.max(partBytes, Math.ceil(expectedBytes / MOST_PARTS));
  }

  /** Takes a chunk, which must not be changed any more. Rejects with the error of any part before it. */
  async write(chunk: Buffer): Promise<void> {
    if (this.#failure) throw this.#failure.error;
    this.#chunks.push(chunk);
    this.#filled += chunk.length;
    if (this.#filled >= this.#partBytes) await this.#send();
  }

  /** Makes the object. `before` runs when all its bytes are in S3 and it is not yet to be seen. */
  async finish(before: () => Promise<void> = async () => undefined): Promise<void> {
    const { store, object, signal } = this.#options;
    if (!this.#upload) {
      const bytes = this.#take();
      await before();
      await store.put(object, bytes, createHash("sha256").update(bytes).digest("hex"), signal);
      return;
    }
    if (this.#filled > 0) await this.#send();
    await Promise.all(this.#sending);
    if (this.#failure) throw this.#failure.error;
    await before();
    await this.#upload.complete();
  }

  /** Drops what was sent. Never rejects: what cannot be dropped, the bucket's lifecycle rule removes. */
  async abort(): Promise<void> {
    this.#failure ??= { error: new Error("The upload was aborted.") };
    await Promise.allSettled(this.#sending);
    await this.#upload?.abort().catch(() => undefined);
  }

  async #send(): Promise<void> {
    const { store, object, signal } = this.#options;
    const bytes = this.#take();
    this.#upload ??= await store.startUpload(object, signal);
    const upload = this.#upload;
    this.#parts += 1;
    const number = this.#parts;
    await this.#slots.acquire();
    if (this.#failure) throw this.#failure.error;
    const sending = upload
      .part(number, bytes)
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => this.#slots.release());
    this.#sending.push(sending);
  }

  #take(): Buffer {
    const [only] = this.#chunks;
    const bytes = this.#chunks.length === 1 && only ? only : Buffer.concat(this.#chunks, this.#filled);
    this.#chunks = [];
    this.#filled = 0;
    return bytes;
  }
}
