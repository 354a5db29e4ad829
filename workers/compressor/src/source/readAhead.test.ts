import { setImmediate as tick } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import type { ObjectCreated } from "@sallyport/worker-kit";
import type { ObjectStore } from "../ports.js";
import { readAhead } from "./readAhead.js";

const MIB = 1024 * 1024;

interface Opening {
  readonly bytes: number;
  /** Turns of the event loop until its body comes. */
  readonly turns?: number;
  readonly error?: Error;
}

/** Reads objects of these sizes, each filled with its number, and tells how many bytes were open at the most. */
function reading(openings: readonly Opening[]) {
  const usage = { opened: 0, openBytes: 0, most: 0 };
  const open: ObjectStore["open"] = async ({ key }) => {
    const opening = openings[Number(key)] ?? { bytes: 0 };
    usage.opened += 1;
    usage.openBytes += opening.bytes;
    usage.most = Math.max(usage.most, usage.openBytes);
    for (let turn = 0; turn < (opening.turns ?? 0); turn++) await tick();
    if (opening.error) throw opening.error;
    return {
      head: { $metadata: {} },
      size: opening.bytes,
      close: () => undefined,
      body: (async function* () {
        yield Buffer.alloc(opening.bytes, Number(key));
      })(),
    };
  };
  const candidates = openings.map(({ bytes }, index) => ({
    object: { bucket: "b", key: `${index}`, size: bytes } satisfies ObjectCreated,
  }));
  const signal = new AbortController().signal;
  const reads = readAhead(candidates, { store: { open } as unknown as ObjectStore, signal, admit: () => true });
  return { usage, reads };
}

describe("readAhead", () => {
  test("gives objects in their order, whichever is there first, and the error of each that cannot be read", async () => {
    const { reads } = reading([
      { bytes: 10_000, turns: 9 },
      { bytes: 20_000, turns: 1, error: new Error("no") },
      { bytes: 30_000 },
    ]);
    const seen: unknown[] = [];
    for await (const read of reads)
      seen.push("object" in read ? [read.object.bytes.length, read.object.bytes[0]] : String(read.error));
    expect(seen).toEqual([[10_000, 0], "Error: no", [30_000, 2]]);
  });

  test("holds no more than 64 MiB that are not used yet, but an object that is larger", async () => {
    const { usage, reads } = reading([...Array.from({ length: 40 }, () => ({ bytes: 8 * MIB })), { bytes: 100 * MIB }]);
    let objects = 0;
    for await (const read of reads) {
      objects += 1;
      if ("object" in read) usage.openBytes -= read.object.entry.size;
      await tick();
    }
    expect(objects).toBe(41);
    // The one in use has just been taken off, and its place may be filled again while it is used.
    expect(usage.most).toBeLessThanOrEqual(100 * MIB);
  });

  test("starts no further read once nobody wants one, and waits for those under way", async () => {
    const { usage, reads } = reading(Array.from({ length: 100 }, () => ({ bytes: 16 * MIB, turns: 3 })));
    await reads.next();
    await reads.return();
    const { opened } = usage;
    for (let turn = 0; turn < 10; turn++) await tick();
    expect(usage.opened).toBe(opened);
    expect(opened).toBeLessThan(10);
  });
});
