import { randomBytes } from "node:crypto";
import { zstdDecompressSync } from "node:zlib";
import { afterEach, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { FrameCompressor } from "./FrameCompressor.js";

const MIB = 1024 * 1024;
const open: FrameCompressor[] = [];
const compressorOf = (level: number, plainBytes = MIB): FrameCompressor => {
  const compressor = new FrameCompressor(level, plainBytes);
  open.push(compressor);
  return compressor;
};

/** Text that repeats itself, noise, or both; up to a megabyte. */
const plains = fc
  .record({
    noise: fc.nat({ max: 300_000 }),
    text: fc.string({ minLength: 1, maxLength: 12, unit: "grapheme-ascii" }),
    times: fc.nat({ max: 60_000 }),
  })
  .map(({ noise, text, times }) => Buffer.concat([Buffer.from(text.repeat(times)), randomBytes(noise)]));

describe("a zstd context that is used again", () => {
  afterEach(async () => void (await Promise.all(open.splice(0).map(async (each) => await each.close()))));

  test("makes the same bytes as a new one, whatever it has made before", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(1, 3, 9, 12, 15), fc.array(plains, { maxLength: 8 }), async (level, frames) => {
        const used = compressorOf(level);
        for (const plain of frames.filter(({ length }) => used.fits(length))) {
          const frame = await used.compress(plain);
          const fresh = compressorOf(level);
          expect(frame.equals(await fresh.compress(plain))).toBe(true);
          expect(zstdDecompressSync(frame).equals(plain)).toBe(true);
          await fresh.close();
        }
        await used.close();
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  test("has room for two frames that cannot be compressed, and says when there is none for another one", async () => {
    const compressor = compressorOf(1, 2 * MIB);
    const noise = randomBytes(2 * MIB);
    let frames = 0;
    for (; compressor.fits(noise.length); frames++) {
      expect(zstdDecompressSync(await compressor.compress(noise)).equals(noise)).toBe(true);
    }
    expect(frames).toBe(2);
    await expect(compressor.compress(noise)).rejects.toThrow(RangeError);
    expect(compressor.fits(0)).toBe(true);
  });

  test("makes a frame of nothing", async () => {
    const compressor = compressorOf(1);
    for (const plain of [Buffer.alloc(0), Buffer.from("something"), Buffer.alloc(0)]) {
      expect(zstdDecompressSync(await compressor.compress(plain)).equals(plain)).toBe(true);
    }
  });

  test("hands out memory that no other frame is in", async () => {
    const compressor = compressorOf(3);
    const first = await compressor.compress(Buffer.from("first"));
    const second = await compressor.compress(Buffer.from("second"));
    expect(first.buffer).not.toBe(second.buffer);
    expect(first.buffer.byteLength).toBe(first.length);
  });
});
