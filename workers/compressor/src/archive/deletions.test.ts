import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { openArchive } from "./ArchiveReader.js";
import { ArchiveWriter } from "./ArchiveWriter.js";
import { archiveId } from "./archiveId.js";
import { bufferSource } from "./testing/bufferSource.js";
import { content, deletions, inputs, SMALL_FRAMES } from "./testing/inputs.js";
import { makeArchive } from "./testing/makeArchive.js";
import { readAll } from "./testing/readAll.js";

const deletion = { bucket: "source", key: "gone", sequencer: "0055" };

describe("the deletions of an archive", () => {
  it("come back as they were given, beside every object, whatever the keys", async () => {
    await fc.assert(
      fc.asyncProperty(inputs, deletions, async (objects, deleted) => {
        const others = deleted.filter(({ key }) => !objects.some((object) => object.key === key));
        const { bytes, summary } = await makeArchive(objects, { frameBytes: SMALL_FRAMES, deletions: others });
        const { manifest } = await openArchive(bufferSource(bytes));
        expect(manifest.deletions ?? []).toEqual(others);
        expect(manifest.id).toBe(archiveId("rule", manifest.objects, manifest.deletions));
        expect(summary).toMatchObject({ objects: objects.length, archiveBytes: bytes.length });
        const read = await readAll(bufferSource(bytes));
        for (const { key, body } of objects) expect(read.get(key)?.equals(body)).toBe(true);
        expect(read.size).toBe(objects.length);
      }),
      { numRuns: 100 },
    );
  });

  it("make an archive by themselves, which is whole and has no object", async () => {
    const { bytes, summary } = await makeArchive([], { deletions: [deletion] });
    const archive = await openArchive(bufferSource(bytes));
    expect(archive.manifest).toMatchObject({ objects: [], frames: [], deletions: [deletion] });
    expect(await archive.checksum()).toBe(summary.sha256);
    expect((await readAll(bufferSource(bytes))).size).toBe(0);
  });

  it("are not in the manifest where there are none: the bytes are those of an archive without", async () => {
    const objects = [{ key: "a", body: content(5000, 1) }];
    const { bytes, summary } = await makeArchive(objects, { deletions: [] });
    expect(bytes.equals((await makeArchive(objects)).bytes)).toBe(true);
    expect(summary.manifest).not.toHaveProperty("deletions");
  });

  it("are refused of a key that is deleted twice, or that has its object in the archive", async () => {
    const sink = async () => {};
    const id = archiveId("rule", []);
    expect(() => new ArchiveWriter({ sink, id, deletions: [deletion, { ...deletion, sequencer: "0056" }] })).toThrow(
      expect.objectContaining({ code: "DUPLICATE_KEY" }),
    );
    const writer = new ArchiveWriter({ sink, id, deletions: [deletion] });
    await expect(writer.add({ key: "gone", size: 1 }, [Buffer.from("1")])).rejects.toMatchObject({
      code: "DUPLICATE_KEY",
    });
    await writer.add({ key: "there", size: 1 }, [Buffer.from("1")]);
    expect((await writer.finish()).manifest.deletions).toEqual([deletion]);
  });
});
