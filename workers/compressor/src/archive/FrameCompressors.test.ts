import { zstdDecompressSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { FrameCompressor } from "./FrameCompressor.js";
import { FrameCompressors } from "./FrameCompressors.js";
import { storedFrame } from "./storedFrame.js";

/** By a context of its own. */
async function aloneAt(level: number, plain: Buffer): Promise<Buffer> {
  if (level === 0) return storedFrame(plain);
  const compressor = new FrameCompressor(level, plain.length);
  return await compressor.compress(plain).finally(() => compressor.close());
}

const textOf = (name: string): Buffer => Buffer.from(`${name}\n`.repeat(10_000));

describe("frames of all archives of a process", () => {
  test("are each compressed at its own level, however many wait and whatever others have", async () => {
    const frames = fc.array(fc.tuple(fc.string(), fc.constantFrom(0, 1, 3, 9, 12)), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 }), frames, async (most, wanted) => {
        const compressors = new FrameCompressors(most);
        await Promise.all(
          wanted.map(async ([name, level]) => {
            const { frame, cpuSeconds } = await compressors.compress(textOf(name), level);
            expect(frame.equals(await aloneAt(level, textOf(name)))).toBe(true);
            expect(cpuSeconds).toBeGreaterThan(0);
          }),
        );
      }),
      { numRuns: 20 },
    );
  }, 60_000);

  test("are compressed a few at a time: what the others wait is not told as work", async () => {
    const compressors = new FrameCompressors(1);
    const startedAt = performance.now();
    const frames = await Promise.all(
      Array.from({ length: 8 }, async (_, index) => await compressors.compress(textOf(`${index}`), 9)),
    );
    const seconds = (performance.now() - startedAt) / 1000;
    expect(frames.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0)).toBeLessThanOrEqual(seconds);
  });

  test("are compressed on after one that could not be", async () => {
    const compressors = new FrameCompressors(1);
    const broken = { length: 1 } as Uint8Array;
    await expect(compressors.compress(broken, 3)).rejects.toThrow("chunk");
    const { frame } = await compressors.compress(textOf("after"), 3);
    expect(zstdDecompressSync(frame).equals(textOf("after"))).toBe(true);
  });
});
