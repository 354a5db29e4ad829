import { createHash } from "node:crypto";
import { Semaphore } from "@sallyport/worker-kit";
import { reclaimMemory } from "../archive/reclaimMemory.js";
import type { NewObject, ObjectStore, PartUpload } from "../ports.js";

/** S3's limit is 10,000 parts; some are kept back for content that is longer than expected. */
const MOST_PARTS = 9_000;
const LEAST_PART_BYTES = 16 * 1024 * 1024;
const PARTS_IN_FLIGHT = 2;

export interface MultipartWriterOptions {
  readonly store: ObjectStore;
  /** Left out where it is known only later: see `to`. */
  readonly object?: NewObject | undefined;
  readonly signal: AbortSignal;
  /** Bytes that are expected at most; larger objects get larger parts. */
  readonly expectedBytes: number;
  /** Least bytes of a part; default 16 MiB, at least S3's 5 MiB. */
  readonly partBytes?: number | undefined;
  /** Parts on their way at a time; default 2. */
  readonly partsInFlight?: number | undefined;
}

/**
 * Writes content of unknown length: by a single PUT when it fits into one part, else by a multipart upload. Each part is
 * checked by S3 against its SHA-256. Memory: the part that is filled and those in flight; and all of the content until it is
 * known where it goes.
 */
export class MultipartWriter {
  readonly #options: MultipartWriterOptions;
  readonly #partBytes: number;
  readonly #slots: Semaphore;
  readonly #sending: Promise<void>[] = [];
  /** Parts that are not on their way yet. */
  readonly #full: Buffer[] = [];
  /** Buffers of parts that are sent. */
  readonly #free: Buffer[] = [];
  #object: NewObject | undefined;
  #part: Buffer | undefined;
  #filled = 0;
  #upload: PartUpload | undefined;
  #parts = 0;
  #failure: { readonly error: unknown } | undefined;

  constructor(options: MultipartWriterOptions) {
    this.#options = options;
    const { object, expectedBytes, partBytes = LEAST_PART_BYTES } = options;
    this.#object = object;
    this.#slots = new Semaphore(options.partsInFlight ?? PARTS_IN_FLIGHT);
    this.#partBytes = Math.max(partBytes, Math.ceil(expectedBytes / MOST_PARTS));
  }

  /** Says where the content goes: what was held back is sent from now on. */
  to(object: NewObject): void {
    this.#object = object;
  }

  /** Takes a chunk, whose memory is the caller's again once this resolves. Rejects with the error of any part before it. */
  async write(chunk: Buffer): Promise<void> {
    if (this.#failure) throw this.#failure.error;
    for (let rest = chunk; rest.length > 0; ) {
      this.#part ??= this.#free.pop() ?? Buffer.allocUnsafeSlow(this.#partBytes);
      const copied = rest.copy(this.#part, this.#filled);
      this.#filled += copied;
      rest = rest.subarray(copied);
      if (this.#filled === this.#partBytes) await this.#send();
    }
  }

  /** Makes the object. `before` runs when all its bytes are in S3 and it is not yet to be seen. */
  async finish(before: () => Promise<void> = async () => undefined): Promise<void> {
    const { store, signal } = this.#options;
    const object = this.#destination();
    if (this.#filled > 0) this.#close();
    if (!this.#upload && this.#full.length <= 1) {
      const [bytes = Buffer.alloc(0)] = this.#full.splice(0);
      await before();
      await store.put(object, bytes, createHash("sha256").update(bytes).digest("hex"), signal);
      reclaimMemory(bytes);
      return;
    }
    await this.#send();
    await Promise.all(this.#sending);
    if (this.#failure) throw this.#failure.error;
    for (const part of this.#free.splice(0)) reclaimMemory(part);
    await before();
    await this.#upload?.complete();
  }

  /** Drops what was sent. Never rejects: what cannot be dropped, the bucket's lifecycle rule removes. */
  async abort(): Promise<void> {
    this.#failure ??= { error: new Error("The upload was aborted.") };
    await Promise.allSettled(this.#sending);
    await this.#upload?.abort().catch(() => undefined);
  }

  /** Sends what is full, as soon as it is known where to. */
  async #send(): Promise<void> {
    if (this.#filled > 0) this.#close();
    if (!this.#object) return;
    const { store, signal } = this.#options;
    for (let bytes = this.#full.shift(); bytes; bytes = this.#full.shift()) {
      this.#upload ??= await store.startUpload(this.#object, signal);
      await this.#slots.acquire();
      if (this.#failure) throw this.#failure.error;
      this.#parts += 1;
      this.#sending.push(this.#sendPart(this.#upload, this.#parts, bytes));
    }
  }

  async #sendPart(upload: PartUpload, number: number, bytes: Buffer): Promise<void> {
    try {
      await upload.part(number, bytes);
      // S3 has answered, so that nothing reads these bytes any more.
      if (bytes.length === this.#partBytes) this.#free.push(bytes);
    } catch (error) {
      this.#failure ??= { error };
    } finally {
      this.#slots.release();
    }
  }

  #close(): void {
    if (this.#part) this.#full.push(this.#part.subarray(0, this.#filled));
    this.#part = undefined;
    this.#filled = 0;
  }

  #destination(): NewObject {
    if (this.#object) return this.#object;
    throw new Error("It was not said where the content goes: call `to` before `finish`.");
  }
}
