import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { NewObject, ObjectStore } from "../ports.js";
import { MultipartWriter } from "./MultipartWriter.js";

const PART = 1000;
const object: NewObject = { bucket: "b", key: "k", headers: {} };

/** A store that keeps what it is sent, copied at the moment of its answer, as S3 does. */
class KeepingStore {
  readonly parts = new Map<number, Buffer>();
  whole: Buffer | undefined;
  completed = false;
  aborted = false;
  fail: number | undefined;

  asStore(): ObjectStore {
    const later = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve));
    const part = async (number: number, bytes: Buffer): Promise<void> => {
      await later();
      if (number === this.fail) throw new Error(`part ${number}`);
      this.parts.set(number, Buffer.from(bytes));
    };
    const store: Pick<ObjectStore, "put" | "startUpload"> = {
      put: async (_object, bytes) => {
        this.whole = Buffer.from(bytes);
      },
      startUpload: async () => ({
        part,
        complete: async () => {
          this.completed = true;
        },
        abort: async () => {
          this.aborted = true;
        },
      }),
    };
    return store as ObjectStore;
  }

  get content(): Buffer {
    const numbers = [...this.parts.keys()].sort((a, b) => a - b);
    return this.whole ?? Buffer.concat(numbers.map((number) => this.parts.get(number) ?? Buffer.alloc(0)));
  }
}

function writerTo(store: KeepingStore, to?: NewObject): MultipartWriter {
  const signal = new AbortController().signal;
  return new MultipartWriter({ store: store.asStore(), object: to, signal, expectedBytes: 1, partBytes: PART });
}

describe("MultipartWriter", () => {
  test("writes any chunks as they were, though the caller uses their memory again, wherever it is told the name", async () => {
    const chunks = fc.array(fc.integer({ min: 0, max: 3 * PART }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(chunks, fc.nat(12), async (sizes, named) => {
        const store = new KeepingStore();
        const writer = writerTo(store);
        const expected: Buffer[] = [];
        for (const [index, size] of sizes.entries()) {
          if (index === named) writer.to(object);
          const chunk = Buffer.alloc(size, index + 1);
          expected.push(Buffer.from(chunk));
          await writer.write(chunk);
          chunk.fill(0);
        }
        writer.to(object);
        await writer.finish();
        expect(store.content.equals(Buffer.concat(expected))).toBe(true);
        expect(store.completed).toBe(store.whole === undefined);
      }),
    );
  });

  test("makes parts of one size but the last, numbered from 1", async () => {
    const store = new KeepingStore();
    const writer = writerTo(store, object);
    await writer.write(Buffer.alloc(2.5 * PART));
    await writer.finish();
    expect([...store.parts].map(([number, { length }]) => [number, length])).toEqual([
      [1, PART],
      [2, PART],
      [3, PART / 2],
    ]);
  });

  test("sends nothing before it is known where to", async () => {
    const store = new KeepingStore();
    const writer = writerTo(store);
    await writer.write(Buffer.alloc(5 * PART));
    expect(store.parts.size).toBe(0);
    await expect(writer.finish()).rejects.toThrow("call `to` before `finish`");
  });

  test("rejects with a part's error and drops the upload", async () => {
    const store = new KeepingStore();
    store.fail = 2;
    const writer = writerTo(store, object);
    await writer.write(Buffer.alloc(2 * PART));
    await expect(writer.finish()).rejects.toThrow("part 2");
    await writer.abort();
    expect([store.aborted, store.completed]).toEqual([true, false]);
  });
});
