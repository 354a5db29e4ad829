import { createHash } from "node:crypto";
import { zstdCompressSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { ArchiveError } from "./ArchiveError.js";
import { MAX_FRAME_BYTES, MAX_MANIFEST_BYTES } from "./format.js";
import type { Manifest } from "./Manifest.js";
import { END_OF_TAR, memberHeader, padding } from "./memberHeader.js";
import { encodeTrailer, type Trailer } from "./Trailer.js";
import { bufferSource } from "./testing/bufferSource.js";
import { content, SMALL_FRAMES } from "./testing/inputs.js";
import { makeArchive } from "./testing/makeArchive.js";
import { readAll } from "./testing/readAll.js";

/** Puts a manifest behind a body, with checksums that are right: only what it says is wrong. */
function assemble(body: Buffer, manifest: unknown, changes: Partial<Trailer> = {}): Buffer {
  const json = Buffer.from(typeof manifest === "string" ? manifest : JSON.stringify(manifest));
  const header = memberHeader({ name: "manifest.json", size: json.length, lastModified: new Date(0) });
  const plain = Buffer.concat([header, json, padding(json.length), END_OF_TAR]);
  const frame = zstdCompressSync(plain);
  const trailer = encodeTrailer({
    manifestOffset: body.length,
    manifestLength: frame.length,
    manifestPlainLength: plain.length,
    manifestSha256: createHash("sha256").update(frame).digest(),
    bodySha256: createHash("sha256").update(body).digest(),
    ...changes,
  });
  return Buffer.concat([body, frame, trailer]);
}

async function failure(bytes: Buffer): Promise<ArchiveError> {
  const error = await readAll(bufferSource(bytes)).then(
    () => new Error("nothing was noticed"),
    (thrown: unknown) => thrown,
  );
  if (error instanceof ArchiveError) return error;
  throw error;
}

const objects = [
  { key: "first", body: content(3000, 1) },
  { key: "second", body: content(3000, 2) },
  { key: "empty", body: Buffer.alloc(0) },
];

async function good(): Promise<{ body: Buffer; manifest: Manifest }> {
  const { bytes, summary } = await makeArchive(objects, { frameBytes: SMALL_FRAMES });
  const last = summary.manifest.frames.at(-1);
  const body = bytes.subarray(0, (last?.offset ?? 0) + (last?.length ?? 0));
  return { body, manifest: JSON.parse(JSON.stringify(summary.manifest)) as Manifest };
}

describe("an archive made to harm", () => {
  it("can be assembled by this test so that it is read where nothing is wrong with it", async () => {
    const { body, manifest } = await good();
    expect((await readAll(bufferSource(assemble(body, manifest)))).size).toBe(3);
  });

  it("is refused when a frame holds more than its manifest claims", async () => {
    const bomb = zstdCompressSync(Buffer.alloc(32 * 1024 * 1024));
    const { manifest } = await good();
    const frames = [{ offset: 0, length: bomb.length, plainLength: 4096, level: 3 }];
    const object = {
      ...manifest.objects[0],
      size: 1000,
      plainOffset: 512,
      frames: [{ offset: 0, length: bomb.length }],
    };
    const { code, where } = await failure(assemble(bomb, { ...manifest, frames, objects: [object] }));
    expect(code).toBe("TOO_LARGE");
    expect(where).toContain("object first");
  });

  it("is refused when it claims frames or a manifest beyond the reader's memory", async () => {
    const { body, manifest } = await good();
    const [frame, ...rest] = manifest.frames;
    const huge = [{ ...frame, plainLength: MAX_FRAME_BYTES + 1 }, ...rest];
    expect((await failure(assemble(body, { ...manifest, frames: huge }))).code).toBe("TOO_LARGE");
    const trailer = { manifestPlainLength: MAX_MANIFEST_BYTES + 1 };
    expect((await failure(assemble(body, manifest, trailer))).code).toBe("TOO_LARGE");
  });

  it("is refused when its manifest is larger than the trailer says", async () => {
    const { body, manifest } = await good();
    expect((await failure(assemble(body, manifest, { manifestPlainLength: 600 }))).code).toBe("MANIFEST_INVALID");
  });

  it.each([
    ["newer", 2],
    ["unheard of", "2030-01"],
  ])("is refused when its manifest's version is %s", async (_, schemaVersion) => {
    const { body, manifest } = await good();
    const error = await failure(assemble(body, { ...manifest, schemaVersion }));
    expect(error.code).toBe("UNKNOWN_VERSION");
    expect(error.message).toContain(`version ${schemaVersion}`);
  });

  it("is refused when its trailer's version is newer", async () => {
    const { bytes } = await makeArchive(objects);
    const newer = Buffer.from(bytes);
    const trailer = newer.subarray(-112);
    trailer.writeUInt32LE(9, 16);
    const { crc32 } = await import("node:zlib");
    trailer.writeUInt32LE(crc32(trailer.subarray(0, 108)), 108);
    expect(await failure(newer)).toMatchObject({ code: "UNKNOWN_VERSION" });
  });

  it("has no manifest where another program wrote the stream", async () => {
    const { code, fix } = await failure(zstdCompressSync(content(50_000, 1)));
    expect(code).toBe("MANIFEST_MISSING");
    expect(fix).toContain("zstd -d | tar x");
  });

  const contradictions: [string, string, (manifest: Manifest) => unknown][] = [
    ["is no JSON", "MANIFEST_INVALID", () => "{"],
    ["is another document", "MANIFEST_INVALID", () => ({ schemaVersion: 1 })],
    ["is a list", "MANIFEST_INVALID", () => []],
    ["has a gap between frames", "MANIFEST_INVALID", (m) => ({ ...m, frames: m.frames.slice(1) })],
    ["does not reach its own frame", "MANIFEST_INVALID", (m) => ({ ...m, frames: m.frames.slice(0, -1) })],
    ["lists an object twice", "MANIFEST_INVALID", (m) => ({ ...m, objects: [...m.objects, m.objects[0]] })],
    ["lists objects in another order", "MANIFEST_INVALID", (m) => ({ ...m, objects: [m.objects[1], m.objects[0]] })],
    ["lets an object escape", "UNSAFE_KEY", first({ member: "objects/../../etc/passwd" })],
    ["gives an object another's name", "UNSAFE_KEY", first({ member: "objects/second" })],
    ["names a frame that is not there", "MANIFEST_INVALID", first({ frames: [{ offset: 7, length: 9 }] })],
    ["leaves out an object's frames", "MANIFEST_INVALID", first({ frames: [] })],
    ["starts an object behind its frame", "MANIFEST_INVALID", first({ plainOffset: 1_000_000 })],
    ["makes an object overlap another", "MANIFEST_INVALID", second({ plainOffset: 0 })],
    ["claims a larger object", "MANIFEST_INVALID", first({ size: 100_000 })],
    ["claims a smaller object", "MANIFEST_INVALID", first({ size: 10 })],
    ["gives an empty object frames", "MANIFEST_INVALID", first({ size: 0 })],
    ["has a negative size", "MANIFEST_INVALID", first({ size: -1 })],
    ["has a checksum that is none", "MANIFEST_INVALID", first({ sha256: "abc" })],
    ["has another object's checksum", "CHECKSUM_MISMATCH", first({ sha256: "0".repeat(64) })],
    ["deletes an object that it lists", "MANIFEST_INVALID", deleting({ key: "second" })],
    ["deletes a key twice", "MANIFEST_INVALID", deleting({}, {})],
    ["deletes without a sequencer", "MANIFEST_INVALID", deleting({ sequencer: undefined })],
    ["deletes with a sequencer that orders nothing", "MANIFEST_INVALID", deleting({ sequencer: "later" })],
    ["deletes in no bucket", "MANIFEST_INVALID", deleting({ bucket: "" })],
  ];

  it.each(contradictions)("is refused when its manifest %s", async (_, code, change) => {
    const { body, manifest } = await good();
    const error = await failure(assemble(body, change(manifest)));
    expect(error.code).toBe(code);
    expect(error.fix).not.toBe("");
  });
});

function first(changes: object): (manifest: Manifest) => unknown {
  return ({ objects: [object, ...rest], ...manifest }) => ({
    ...manifest,
    objects: [{ ...object, ...changes }, ...rest],
  });
}

function deleting(...changes: readonly object[]): (manifest: Manifest) => unknown {
  const deletions = changes.map((change) => ({ bucket: "source", key: "gone", sequencer: "1", ...change }));
  return (manifest) => ({ ...manifest, deletions });
}

function second(changes: object): (manifest: Manifest) => unknown {
  return ({ objects: [one, object, ...rest], ...manifest }) => ({
    ...manifest,
    objects: [one, { ...object, ...changes }, ...rest],
  });
}
