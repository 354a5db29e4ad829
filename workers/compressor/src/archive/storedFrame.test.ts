import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { openArchive } from "./ArchiveReader.js";
import { FixedLevel } from "./FixedLevel.js";
import { frameCompressors } from "./FrameCompressors.js";
import { storedFrame } from "./storedFrame.js";
import { bufferSource } from "./testing/bufferSource.js";
import { inputs, SMALL_FRAMES } from "./testing/inputs.js";
import { makeArchive } from "./testing/makeArchive.js";
import { readAll } from "./testing/readAll.js";
import { walkStream } from "./walkStream.js";
import { decompressFrame } from "./zstd.js";

const BLOCK = 128 * 1024;
const hasZstd = spawnSync("zstd", ["--version"]).status === 0;

describe("a stored frame", () => {
  it.each([1, 255, 256, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 8 * 1024 * 1024])(
    "of %d bytes is decoded by zstd and by this reader, and is hardly longer",
    async (length) => {
      const plain = randomBytes(length);
      const frame = storedFrame(plain);
      expect(frame.length - length).toBe(9 + 3 * Math.max(1, Math.ceil(length / BLOCK)));
      expect((await decompressFrame(frame, length)).equals(plain)).toBe(true);
      if (hasZstd) {
        const decoded = execFileSync("zstd", ["-dcq"], { input: frame, maxBuffer: 2 * length + 1024 });
        expect(decoded.equals(plain)).toBe(true);
      }
      expect(await walkStream(bufferSource(frame))).toEqual({ kind: "whole", offset: frame.length });
    },
  );

  it("is what level 0 makes of any bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
        const plain = Buffer.from(bytes);
        expect((await frameCompressors.compress(plain, 0)).frame.equals(storedFrame(plain))).toBe(true);
      }),
    );
  });

  it("is refused where it is longer than the manifest says", async () => {
    await expect(decompressFrame(storedFrame(Buffer.alloc(1000)), 999)).rejects.toThrow();
  });
});

describe("an archive of level 0", () => {
  const stored = { frameBytes: SMALL_FRAMES, levels: new FixedLevel(0) };

  it("gives back every object", async () => {
    await fc.assert(
      fc.asyncProperty(inputs, async (objects) => {
        const read = await readAll(bufferSource((await makeArchive(objects, stored)).bytes));
        for (const { key, body } of objects) expect(read.get(key)?.equals(body)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("shows every changed byte, though its frames have no checksum", async () => {
    const { bytes } = await makeArchive([{ key: "a", body: randomBytes(3 * SMALL_FRAMES) }], stored);
    const body = (await openArchive(bufferSource(bytes))).manifest.frames.reduce((sum, { length }) => sum + length, 0);
    await fc.assert(
      fc.asyncProperty(fc.nat(body - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const damaged = Buffer.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        await expect(readAll(bufferSource(damaged))).rejects.toMatchObject({ name: "ArchiveError" });
      }),
      { numRuns: 200 },
    );
  });
});
