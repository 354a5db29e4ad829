import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { RefusedError } from "@sallyport/transform-rules";
import type { ObjectStore, StoredObject, StorePut } from "../ports.js";

/** Sources by `bucket/key`, and what was stored by path. */
export class MemoryObjects implements ObjectStore {
  readonly stored = new Map<string, Buffer>();
  /** Throws instead of storing, where it is set. */
  refuse: ((path: string) => Error | undefined) | undefined;

  constructor(readonly sources: Readonly<Record<string, Buffer | string>> = {}) {}

  async *list(bucket: string, prefix: string): AsyncIterable<StoredObject> {
    for (const [name, content] of Object.entries(this.sources))
      if (name.startsWith(`${bucket}/${prefix}`))
        yield { key: name.slice(bucket.length + 1), bytes: Buffer.from(content).length };
  }

  async get(bucket: string, key: string): Promise<AsyncIterable<Uint8Array>> {
    const content = this.sources[`${bucket}/${key}`];
    if (content === undefined) throw new RefusedError("source-missing", "There is no such source.");
    return (async function* () {
      yield Buffer.from(content);
    })();
  }

  async put({ path, bytes, sha256, open }: StorePut, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const error = this.refuse?.(path);
    if (error) throw error;
    const content = await buffer(open());
    if (content.length !== bytes || createHash("sha256").update(content).digest("hex") !== sha256)
      throw new Error(`another content than announced: ${path}`);
    if (this.stored.has(path)) throw new Error(`stored twice: ${path}`);
    this.stored.set(path, content);
  }

  text(path: string): string {
    return this.stored.get(path)?.toString() ?? "";
  }

  get paths(): string[] {
    return [...this.stored.keys()].sort();
  }
}
