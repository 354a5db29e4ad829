import { createCipheriv, createHash } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { DeleteObjectCommand, ListObjectVersionsCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import type { CompressorBed } from "../CompressorBed.js";
import { type Step, sizes } from "./Schedule.js";

/** Keys that a careless worker would lose or write elsewhere. */
const awkward = ["plain.txt", "a b+c/ü&=%.txt", "../escape.txt", "folder/", "deep/../../x", "empty"];

/** The user's bucket: what is done to it, and all that was ever in it. */
export class SourceObjects {
  readonly #bed: CompressorBed;
  readonly #keys: readonly string[];
  /** By key: the SHA-256 of each content in hex, in the order of the steps that wrote them. */
  readonly written = new Map<string, string[]>();
  /** Each step with the time at which it had succeeded. */
  readonly taken: object[] = [];
  #number = 0;
  /** Bytes. */
  bytes = 0;

  constructor(bed: CompressorBed, keys: readonly string[] = awkward) {
    this.#bed = bed;
    this.#keys = keys;
  }

  /** Objects that were written, each version counted. */
  get count(): number {
    return [...this.written.values()].reduce((sum, { length }) => sum + length, 0);
  }

  /** Tried until it succeeds: the emulator may be being restarted. */
  async take(step: Step): Promise<void> {
    this.#number += 1;
    for (const end = Date.now() + 60_000; ; await delay(200)) {
      try {
        await this.#take(step);
        this.taken.push({ time: new Date().toISOString(), number: this.#number, ...step });
        return;
      } catch (error) {
        if (Date.now() > end) throw error;
      }
    }
  }

  async #take(step: Step): Promise<void> {
    const { s3 } = this.#bed.source;
    const Bucket = this.#bed.bucket;
    const Key = this.#keys[step.key % this.#keys.length] ?? "";
    if (step.do === "put") await this.#put(Key, sizes[step.size], step.tags);
    else if (step.do === "delete") await s3.send(new DeleteObjectCommand({ Bucket, Key }));
    else {
      const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: Key }));
      for (const { VersionId, IsLatest } of Versions.filter((version) => version.Key === Key)) {
        if (!IsLatest) await s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
      }
    }
  }

  async #put(Key: string, size: number, tags: number): Promise<void> {
    const number = String(this.#number);
    const Body = contentOf(`${Key} ${number}`, size);
    const sha256 = createHash("sha256").update(Body).digest("hex");
    this.written.set(Key, [...(this.written.get(Key) ?? []), sha256]);
    await this.#bed.source.s3.send(
      new PutObjectCommand({
        Bucket: this.#bed.bucket,
        Key,
        Body,
        ContentType: `text/x-${number}`,
        CacheControl: `max-age=${number}`,
        Metadata: { number, owner: "team" },
        Tagging: Array.from({ length: tags }, (_, index) => `t${index}=${number}`).join("&") || undefined,
      }),
    );
    this.bytes += size;
  }
}

/** The same content for the same name: a tenth of it one repeated line, the rest noise. */
function contentOf(name: string, size: number): Buffer {
  const key = createHash("sha256").update(name).digest().subarray(0, 16);
  const noise = createCipheriv("aes-128-ctr", key, Buffer.alloc(16)).update(Buffer.alloc(size));
  noise.fill(`${name}\n`, 0, Math.floor(size / 10));
  return noise;
}
