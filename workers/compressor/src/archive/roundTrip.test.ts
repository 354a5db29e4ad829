import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { openArchive } from "./ArchiveReader.js";
import { bufferSource } from "./testing/bufferSource.js";
import { content, inputs, SMALL_FRAMES } from "./testing/inputs.js";
import { makeArchive } from "./testing/makeArchive.js";
import { readAll } from "./testing/readAll.js";

describe("an archive", () => {
  it("gives back every object, whatever its name and size and however it crosses frames", async () => {
    await fc.assert(
      fc.asyncProperty(inputs, fc.constantFrom(0, 1000, 100_000), async (objects, wholeBytes) => {
        const { bytes } = await makeArchive(objects, { frameBytes: SMALL_FRAMES });
        const read = await readAll(bufferSource(bytes), { wholeBytes });
        expect([...read.keys()]).toEqual(objects.map(({ key }) => key));
        for (const { key, body } of objects) expect(read.get(key)?.equals(body)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it("gives one object, reading nothing twice", async () => {
    await fc.assert(
      fc.asyncProperty(
        inputs.filter(({ length }) => length > 0),
        fc.nat(),
        async (objects, pick) => {
          const { bytes } = await makeArchive(objects, { frameBytes: SMALL_FRAMES });
          const wanted = objects[pick % objects.length];
          const source = bufferSource(bytes);
          const archive = await openArchive(source);
          source.reads.length = 0;
          const entry = await archive.readObject(wanted?.key ?? "");
          expect(entry.bytes?.equals(wanted?.body ?? Buffer.alloc(0))).toBe(true);
          // All of so small an archive came with its index; see selected.test.ts for larger ones.
          expect(source.reads).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("keeps all that S3 knows of an object", async () => {
    const object = {
      key: "reports/2026.csv",
      bucket: "source",
      versionId: "v1",
      sequencer: "0055",
      etag: '"d41d8"',
      lastModified: new Date("2026-02-03T04:05:06.789Z"),
      storageClass: "STANDARD_IA",
      tags: { team: "data" },
      metadata: { origin: "plant 7" },
      contentType: "text/csv",
      contentEncoding: "gzip",
      contentDisposition: "attachment",
      contentLanguage: "de",
      cacheControl: "no-store",
    };
    const targets = [{ region: "eu-west-1", bucket: "target", storageClass: "GLACIER" }];
    const { bytes } = await makeArchive([{ ...object, body: Buffer.from("x") }], { targets });
    const { manifest } = await openArchive(bufferSource(bytes));
    expect(manifest.objects[0]).toMatchObject({ ...object, lastModified: "2026-02-03T04:05:06.789Z", size: 1 });
    expect(manifest).toMatchObject({ rule: "rule", targets });
  });

  it("is opened with a single ranged read", async () => {
    const objects = Array.from({ length: 500 }, (_, index) => ({ key: `object-${index}`, body: content(700, index) }));
    const source = bufferSource((await makeArchive(objects)).bytes);
    await openArchive(source);
    expect(source.reads).toHaveLength(1);
  });

  it("is read with a second one where the manifest is larger than the tail", async () => {
    const objects = Array.from({ length: 6000 }, (_, index) => ({ key: `object-${index}`, body: content(64, index) }));
    const source = bufferSource((await makeArchive(objects)).bytes);
    expect((await openArchive(source)).manifest.objects).toHaveLength(6000);
    expect(source.reads).toHaveLength(2);
  });

  it("is read once from its start to its end, however many objects it holds", async () => {
    for (const count of [5, 3000]) {
      const objects = Array.from({ length: count }, (_, index) => ({
        key: `object-${index}`,
        body: content(400, index),
      }));
      const { bytes } = await makeArchive(objects, { frameBytes: SMALL_FRAMES });
      const source = bufferSource(bytes);
      const archive = await openArchive(source);
      source.reads.length = 0;
      let entries = 0;
      for await (const _ of archive.entries()) entries += 1;
      expect(entries).toBe(count);
      const inOrder = source.reads.toSorted((one, other) => one.offset - other.offset);
      let end = 0;
      for (const { offset, length } of inOrder) {
        expect(offset).toBeGreaterThanOrEqual(end);
        end = offset + length;
      }
      expect(end).toBeLessThanOrEqual(bytes.length);
    }
  });

  it("has the same bytes for the same input", async () => {
    const objects = [{ key: "a", body: content(5000, 1) }];
    expect((await makeArchive(objects)).bytes.equals((await makeArchive(objects)).bytes)).toBe(true);
  });

  it("has the checksum that its writer told", async () => {
    const { bytes, summary } = await makeArchive([{ key: "a", body: content(50_000, 1) }], {
      frameBytes: SMALL_FRAMES,
    });
    expect(summary).toMatchObject({ objects: 1, bytes: 50_000, archiveBytes: bytes.length });
    expect(await (await openArchive(bufferSource(bytes))).checksum()).toBe(summary.sha256);
  });

  it("has no object that it does not have, and says so", async () => {
    const archive = await openArchive(bufferSource((await makeArchive([{ key: "a", body: Buffer.from("a") }])).bytes));
    await expect(archive.readObject("b")).rejects.toMatchObject({
      code: "UNKNOWN_OBJECT",
      what: "The archive has no object b",
    });
  });
});

describe("an archive whose memory is reclaimed", () => {
  const size = 3 * Buffer.poolSize;
  const objects = Array.from({ length: 9 }, (_, index) => ({ key: `${index}`, body: content(index * 9000, index) }));

  it("has the same bytes, from a sink that copies", async () => {
    const plain = await makeArchive(objects, { frameBytes: size });
    const reclaimed = await makeArchive(objects, { frameBytes: size, reclaim: true });
    expect(reclaimed.bytes.equals(plain.bytes)).toBe(true);
  });

  it("gives each object's bytes until the next is asked for, and not longer", async () => {
    const { bytes } = await makeArchive(objects, { frameBytes: size });
    for (const wholeBytes of [0, 30_000, 100_000]) {
      const kept: Buffer[] = [];
      const archive = await openArchive(bufferSource(bytes), { reclaim: true, wholeBytes });
      let index = 0;
      for await (const entry of archive.entries()) {
        const copies: Buffer[] = [];
        for await (const piece of entry.content()) {
          copies.push(Buffer.from(piece));
          kept.push(piece);
        }
        expect(Buffer.concat(copies).equals(objects[index++]?.body ?? Buffer.alloc(0))).toBe(true);
      }
      expect(index).toBe(objects.length);
      expect(kept.some((piece) => piece.length === 0)).toBe(true);
    }
  });
});

describe("the content of a large object", () => {
  const large = { key: "large", body: content(40_000, 1) };
  const next = { key: "next", body: content(100, 2) };

  it("is passed over where the caller takes nothing or only a part of it", async () => {
    const { bytes } = await makeArchive([large, next], { frameBytes: SMALL_FRAMES });
    for (const pieces of [0, 3]) {
      const seen: string[] = [];
      for await (const entry of (await openArchive(bufferSource(bytes), { wholeBytes: 1000 })).entries()) {
        let left = pieces;
        if (!entry.bytes && left > 0) for await (const _piece of entry.content()) if (--left === 0) break;
        seen.push(entry.object.key);
        if (entry.bytes) expect(entry.bytes.equals(next.body)).toBe(true);
      }
      expect(seen).toEqual(["large", "next"]);
    }
  });
});
