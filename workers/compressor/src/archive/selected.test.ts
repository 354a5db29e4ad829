import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { openArchive } from "./ArchiveReader.js";
import { FRAME_BYTES } from "./format.js";
import { JoinedRanges } from "./JoinedRanges.js";
import { bufferSource } from "./testing/bufferSource.js";
import { content, inputs, SMALL_FRAMES } from "./testing/inputs.js";
import { makeArchive } from "./testing/makeArchive.js";

describe("several objects of an archive", () => {
  it("come as they were archived, in its order, whichever they are", async () => {
    await fc.assert(
      fc.asyncProperty(
        inputs,
        fc.infiniteStream(fc.boolean()),
        fc.nat({ max: 4000 }),
        async (objects, picks, whole) => {
          const { bytes } = await makeArchive(objects, { frameBytes: SMALL_FRAMES });
          const wanted = objects.filter(() => picks.next().value === true);
          const archive = await openArchive(bufferSource(bytes), { wholeBytes: whole });
          const got: { key: string; body: Buffer }[] = [];
          for await (const entry of archive.selected(new Set(wanted.map(({ key }) => key)))) {
            const chunks: Buffer[] = [];
            for await (const chunk of entry.content()) chunks.push(Buffer.from(chunk));
            got.push({ key: entry.object.key, body: Buffer.concat(chunks) });
          }
          expect(got).toEqual(wanted.map(({ key, body }) => ({ key, body })));
        },
      ),
      { numRuns: 150 },
    );
  });

  it("cost the reading of their frames alone, neighbours at once", async () => {
    const random = (seed: number) =>
      Buffer.concat(Array.from({ length: 600 }, (_, index) => content(64, seed + index)));
    const objects = Array.from({ length: 100 }, (_, index) => ({ key: `key-${index}`, body: random(index * 1000) }));
    const { bytes, summary } = await makeArchive(objects, { frameBytes: 4 * 600 * 64 });
    const source = bufferSource(bytes);
    const archive = await openArchive(source);
    const before = source.reads.length;
    const wanted = new Set(["key-0", "key-1", "key-2", "key-5", "key-6", "key-20"]);
    let objectsRead = 0;
    for await (const _entry of archive.selected(wanted)) objectsRead += 1;
    const reads = source.reads.slice(before);
    const frames = new Set(
      summary.manifest.objects
        .filter(({ key }) => wanted.has(key))
        .flatMap((object) => object.frames.map(({ offset, length }) => `${offset} ${length}`)),
    );
    const least = [...frames].reduce((sum, frame) => sum + Number(frame.split(" ")[1]), 0);
    expect(objectsRead).toBe(6);
    expect(reads).toHaveLength(2);
    expect(reads.reduce((sum, { length }) => sum + length, 0)).toBe(least);
    expect(least).toBeLessThan(bytes.length / 4);
  });

  it("that are at the end of the archive came with its index", async () => {
    const objects = Array.from({ length: 5 }, (_, index) => ({ key: `key-${index}`, body: content(1000, index) }));
    const source = bufferSource((await makeArchive(objects)).bytes);
    const archive = await openArchive(source);
    for await (const { bytes } of archive.selected(new Set(["key-3"]))) expect(bytes).toEqual(content(1000, 3));
    expect(source.reads).toHaveLength(1);
  });
});

describe("ranges that are known beforehand", () => {
  it("are never joined to more than a frame's size", async () => {
    const lengths: number[] = [];
    const zeros = {
      name: "zeros",
      size: async () => 3 * FRAME_BYTES,
      read: async (_: number, length: number) => {
        lengths.push(length);
        return Buffer.alloc(length);
      },
    };
    const part = FRAME_BYTES / 4;
    const ranges = Array.from({ length: 12 }, (_, index) => ({ offset: index * part, length: part }));
    const joined = new JoinedRanges(zeros, ranges);
    for (const { offset, length } of ranges) expect(await joined.read(offset, length)).toHaveLength(length);
    expect(lengths).toEqual([FRAME_BYTES, FRAME_BYTES, FRAME_BYTES]);
  });

  it("say of each range in a read that ended early that it is not whole", async () => {
    const joined = new JoinedRanges(bufferSource(Buffer.alloc(15)), [
      { offset: 0, length: 10 },
      { offset: 10, length: 10 },
    ]);
    expect(await joined.read(0, 10)).toHaveLength(10);
    expect(await joined.read(10, 10)).toHaveLength(5);
  });
});
