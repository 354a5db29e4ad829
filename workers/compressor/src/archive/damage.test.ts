import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { ArchiveError } from "./ArchiveError.js";
import { TRAILER_BYTES } from "./Trailer.js";
import { bufferSource } from "./testing/bufferSource.js";
import { content, SMALL_FRAMES } from "./testing/inputs.js";
import { makeArchive } from "./testing/makeArchive.js";
import { readAll } from "./testing/readAll.js";

const objects = [
  { key: "first", body: content(700, 1) },
  { key: "large", body: content(9000, 2) },
  { key: "empty", body: Buffer.alloc(0) },
  { key: "last", body: content(1500, 3) },
];

async function failure(bytes: Buffer): Promise<ArchiveError> {
  const error = await readAll(bufferSource(bytes), { wholeBytes: 4000 }).then(
    () => new Error("nothing was noticed"),
    (thrown: unknown) => thrown,
  );
  if (error instanceof ArchiveError) return error;
  throw error;
}

describe("a damaged archive", () => {
  const made = makeArchive(objects, { frameBytes: SMALL_FRAMES });

  it("is refused whichever of its bits was flipped", async () => {
    const { bytes } = await made;
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 }), async (offset, bit) => {
        const damaged = Buffer.from(bytes);
        damaged[offset] = (damaged[offset] ?? 0) ^ (1 << bit);
        // A changed frame header may also claim more than the manifest does.
        expect(["CHECKSUM_MISMATCH", "TOO_LARGE"]).toContain((await failure(damaged)).code);
      }),
      { numRuns: 600 },
    );
  });

  it("is refused whichever byte of its trailer was flipped", async () => {
    const { bytes } = await made;
    for (let offset = bytes.length - TRAILER_BYTES; offset < bytes.length; offset++) {
      const damaged = Buffer.from(bytes);
      damaged[offset] = (damaged[offset] ?? 0) ^ 0xff;
      expect((await failure(damaged)).code).toBe("CHECKSUM_MISMATCH");
    }
  });

  it("is refused at every length that is not its own", async () => {
    const { bytes, summary } = await made;
    const ends = new Set(summary.manifest.frames.map(({ offset, length }) => offset + length));
    for (let length = 0; length < bytes.length; length++) {
      const { code } = await failure(bytes.subarray(0, length));
      // Between two frames a cut file is a whole zstd stream: nothing tells it from another program's.
      const between = ends.has(length) || length === bytes.length - TRAILER_BYTES;
      expect({ length, code }).toEqual({ length, code: between ? "MANIFEST_MISSING" : "TRUNCATED" });
    }
  });

  it("is refused when bytes are missing at its start or in its middle", async () => {
    const { bytes } = await made;
    expect((await failure(bytes.subarray(100))).code).toBe("TRUNCATED");
    expect((await failure(Buffer.concat([bytes.subarray(0, 300), bytes.subarray(400)]))).code).toBe("TRUNCATED");
  });

  it("is refused when bytes were put before or after it", async () => {
    const { bytes } = await made;
    expect((await failure(Buffer.concat([bytes, bytes]))).code).toBe("MANIFEST_INVALID");
    expect((await failure(Buffer.concat([bytes, Buffer.from("appended")]))).code).toBe("CHECKSUM_MISMATCH");
  });

  it("names the object and the frame that are damaged", async () => {
    const { bytes, summary } = await made;
    const frame = summary.manifest.objects[3]?.frames[0];
    const damaged = Buffer.from(bytes);
    const middle = (frame?.offset ?? 0) + Math.floor((frame?.length ?? 0) / 2);
    damaged[middle] = (damaged[middle] ?? 0) ^ 1;
    const { where } = await failure(damaged);
    expect(where).toContain(`byte ${frame?.offset}`);
    expect(where).toMatch(/object (large|last)/);
  });
});

describe("another file", () => {
  it("is no archive when zstd does not know it, and empty when it is", async () => {
    expect((await failure(Buffer.from("PK\x03\x04 a zip file, and longer than a trailer".repeat(5)))).code).toBe(
      "NOT_AN_ARCHIVE",
    );
    expect(await failure(Buffer.alloc(0))).toMatchObject({ code: "TRUNCATED", what: "The archive is empty" });
  });
});
