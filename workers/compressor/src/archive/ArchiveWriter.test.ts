import { describe, expect, it } from "@jest/globals";
import { openArchive } from "./ArchiveReader.js";
import { ArchiveWriter } from "./ArchiveWriter.js";
import { archiveId } from "./archiveId.js";
import { FixedLevel } from "./FixedLevel.js";
import type { FrameOutcome } from "./LevelChooser.js";
import type { RangeSource } from "./RangeSource.js";
import { bufferSource } from "./testing/bufferSource.js";
import { content, SMALL_FRAMES } from "./testing/inputs.js";
import { makeArchive } from "./testing/makeArchive.js";

const id = archiveId("rule", []);
const nowhere = async () => {};

describe("the writer", () => {
  it.each([
    ["too few bytes", 10, "gave 7 bytes where 10"],
    ["too many bytes", 5, "gave more bytes where 5"],
  ])("refuses a source that gives %s, as chunks and as a fill source", async (_, size, what) => {
    let given = 0;
    const fill = (target: Buffer) => {
      const length = Math.min(target.length, 7 - given);
      given += length;
      return target.fill(1, 0, length).subarray(0, length).length;
    };
    for (const source of [[Buffer.alloc(7)], { fill }]) {
      const writer = new ArchiveWriter({ sink: nowhere, id });
      await expect(writer.add({ key: "a", size }, source)).rejects.toMatchObject({
        code: "ENTRY_SIZE_MISMATCH",
        where: "object a",
        what: expect.stringContaining(what),
      });
      await expect(writer.add({ key: "b", size: 0 }, [])).rejects.toMatchObject({ code: "WRITER_CLOSED" });
      await expect(writer.finish()).rejects.toMatchObject({ code: "WRITER_CLOSED" });
      await writer.abort();
    }
  });

  it("refuses a second object of the same key, and goes on with others", async () => {
    const writer = new ArchiveWriter({ sink: nowhere, id });
    await writer.add({ key: "a", size: 1 }, [Buffer.from("1")]);
    await expect(writer.add({ key: "a", size: 1 }, [Buffer.from("2")])).rejects.toMatchObject({
      code: "DUPLICATE_KEY",
    });
    await writer.add({ key: "b", size: 1 }, [Buffer.from("3")]);
    expect((await writer.finish()).objects).toBe(2);
  });

  it("passes on what its sink rejects with, and closes", async () => {
    const full = new Error("no space left");
    const writer = new ArchiveWriter({ id, frameBytes: SMALL_FRAMES, sink: async () => Promise.reject(full) });
    const work = async () => {
      for (let index = 0; index < 50; index++)
        await writer.add({ key: `${index}`, size: SMALL_FRAMES }, [content(SMALL_FRAMES, index)]);
      await writer.finish();
    };
    await expect(work()).rejects.toBe(full);
    await writer.abort();
    await expect(writer.finish()).rejects.toMatchObject({ code: "WRITER_CLOSED" });
  });

  it("passes on what a source rejects with, and closes", async () => {
    const broken = new Error("connection reset");
    const writer = new ArchiveWriter({ sink: nowhere, id });
    const source = async function* () {
      yield Buffer.alloc(5);
      throw broken;
    };
    await expect(writer.add({ key: "a", size: 10 }, source())).rejects.toBe(broken);
    await expect(writer.finish()).rejects.toMatchObject({ code: "WRITER_CLOSED" });
  });

  it("gives its sink one chunk at a time, in order, and waits for each", async () => {
    let busy = false;
    let position = 0;
    const writer = new ArchiveWriter({
      id,
      frameBytes: SMALL_FRAMES,
      sink: async (chunk) => {
        expect(busy).toBe(false);
        busy = true;
        await new Promise((resolve) => setImmediate(resolve));
        position += chunk.length;
        busy = false;
      },
    });
    for (let index = 0; index < 20; index++) await writer.add({ key: `${index}`, size: 1500 }, [content(1500, index)]);
    expect((await writer.finish()).archiveBytes).toBe(position);
  });

  it("asks for the level of each frame and tells what came of it", async () => {
    const outcomes: FrameOutcome[] = [];
    const levels = {
      choose: ({ index }: { index: number }) => index % 3,
      observe: (outcome: FrameOutcome) => void outcomes.push(outcome),
    };
    const objects = Array.from({ length: 9 }, (_, index) => ({
      key: `${index}`,
      body: content(SMALL_FRAMES - 512, index),
    }));
    const { summary, bytes } = await makeArchive(objects, { frameBytes: SMALL_FRAMES, levels });
    expect(outcomes.map(({ index, key, level }) => [index, key, level])).toEqual(
      objects.map(({ key }, index) => [index, key, index % 3]),
    );
    expect(summary.manifest.levels).toEqual([0, 1, 2]);
    const manifest = (await openArchive(bufferSource(bytes))).manifest;
    expect(manifest.frames.map(({ length }) => length)).toEqual(outcomes.map(({ compressedBytes }) => compressedBytes));
  });

  it.each([-1, 20, 3.5, Number.NaN])("refuses the level %s", (level) => {
    expect(() => new FixedLevel(level)).toThrow("whole number from 0 to 19");
  });
});

describe("memory", () => {
  const block = content(64 * 1024, 1);
  const blocks = 1024;
  const size = block.length * blocks;

  it("holds a few frames of an object of 64 MiB while it is written and read", async () => {
    const frameBytes = 256 * 1024;
    const concurrency = 2;
    const chunks: Buffer[] = [];
    let taken = 0;
    let submitted = 0;
    const writer = new ArchiveWriter({
      id,
      frameBytes,
      concurrency,
      sink: async (chunk) => {
        chunks.push(chunk);
        // What was taken from the source and is not in a written frame: the frames in flight, and the one being filled.
        submitted += 1;
        expect(taken - submitted * frameBytes).toBeLessThanOrEqual((concurrency + 2) * frameBytes);
      },
    });
    const source = async function* () {
      for (let index = 0; index < blocks; index++) {
        taken += block.length;
        yield block;
      }
    };
    await writer.add({ key: "large", size }, source());
    await writer.finish();

    const archive = Buffer.concat(chunks);
    const memory = bufferSource(archive);
    let given = 0;
    let consumed = 0;
    const ranges: RangeSource = {
      ...memory,
      read: async (offset, length) => {
        if (consumed > 0) {
          given += 1;
          expect(given * frameBytes - consumed).toBeLessThanOrEqual((concurrency + 1) * frameBytes);
        }
        return memory.read(offset, length);
      },
    };
    const reader = await openArchive(ranges, { concurrency });
    for await (const entry of reader.entries()) {
      expect(entry.bytes).toBeUndefined();
      for await (const chunk of entry.content()) {
        expect(chunk.length).toBeLessThanOrEqual(frameBytes);
        consumed += chunk.length;
      }
    }
    expect(consumed).toBe(size);
  });
});
