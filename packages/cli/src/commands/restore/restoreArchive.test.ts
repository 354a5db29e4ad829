import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { type ArchiveReader, ArchiveWriter, archiveId, openArchive } from "@sallyport/worker-compressor/archive";
import fc from "fast-check";
import { temporaryFolders } from "../../testing/temporaryFolders.js";
import { restoreArchive } from "./restoreArchive.js";

const folder = temporaryFolders();

async function archiveOf(
  objects: Readonly<Record<string, Buffer>>,
  damage?: (bytes: Buffer) => void,
): Promise<ArchiveReader> {
  const chunks: Buffer[] = [];
  const sink = async (chunk: Buffer) => void chunks.push(Buffer.from(chunk));
  const writer = new ArchiveWriter({ sink, id: archiveId("", []), frameBytes: 4096 });
  for (const [key, body] of Object.entries(objects)) await writer.add({ key, size: body.length }, [body]);
  await writer.finish();
  const bytes = Buffer.concat(chunks);
  damage?.(bytes);
  return openArchive(
    {
      name: "memory",
      size: async () => bytes.length,
      read: async (offset, length) => bytes.subarray(offset, offset + length),
    },
    { wholeBytes: 10_000 },
  );
}

function restore(archive: ArchiveReader, to: string, force = false) {
  return restoreArchive({ archive, folder: to, force, onStart: () => {}, onObject: () => {} });
}

describe("restoring an archive", () => {
  it("keeps every object inside the folder, whatever its key", async () => {
    const parts = fc.constantFrom("..", ".", "", "a", "b", "%2E%2E", "c\0d", "~", "-x");
    const keys = fc.array(parts, { minLength: 1, maxLength: 4 }).map((list) => list.join("/"));
    await fc.assert(
      fc.asyncProperty(
        keys.filter((key) => key !== ""),
        async (key) => {
          const around = folder();
          const to = join(around, "deep", "target");
          const { bytes } = await restore(await archiveOf({ [key]: Buffer.from("content") }), to);
          expect(bytes).toBe(7);
          expect(readdirSync(around)).toEqual(["deep"]);
          expect(readdirSync(dirname(to))).toEqual(["target"]);
          expect(
            readdirSync(to, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()),
          ).toHaveLength(1);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("refuses objects that no file system holds side by side, before it writes", async () => {
    const to = folder();
    const archive = await archiveOf({ a: Buffer.from("1"), "a/b": Buffer.from("2") });
    await expect(restore(archive, to)).rejects.toMatchObject({ exitCode: 1, fix: expect.stringContaining("--object") });
    expect(readdirSync(to)).toEqual([]);
  });

  it("leaves no part of a large object that turns out wrong, nor what it would have replaced changed", async () => {
    const body = Buffer.alloc(50_000, "some content that is a little longer than a line. ");
    const damage = (bytes: Buffer) => bytes.writeUInt8(bytes.readUInt8(600) ^ 1, 600);
    for (const existing of [false, true]) {
      const to = folder();
      if (existing) writeFileSync(join(to, "large"), "before");
      await expect(restore(await archiveOf({ large: body }, damage), to, true)).rejects.toMatchObject({
        name: "ArchiveError",
      });
      expect(readdirSync(to)).toEqual(existing ? ["large"] : []);
      if (existing) expect(readFileSync(join(to, "large"), "utf8")).toBe("before");
    }
  });

  it("does not replace a folder by a file, even when forced", async () => {
    const to = folder();
    mkdirSync(join(to, "a", "inside"), { recursive: true });
    await expect(restore(await archiveOf({ a: Buffer.from("1") }), to, true)).rejects.toMatchObject({ code: "EISDIR" });
    expect(existsSync(join(to, "a", "inside"))).toBe(true);
    expect(readdirSync(to)).toEqual(["a"]);
  });
});
