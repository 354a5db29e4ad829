import { createHash } from "node:crypto";
import fc from "fast-check";
import type { ManifestDeletion } from "../Manifest.js";
import type { Input } from "./makeArchive.js";

/** Small frames, so that a few kilobytes cross many of their borders. */
export const SMALL_FRAMES = 2048;

const names = fc.oneof(
  fc.constantFrom(
    "../../etc/passwd",
    "/absolute",
    ".",
    "..",
    "a//b",
    "folder/",
    "%2E%2E/x",
    "a\0b",
    "käse/🧀",
    "-rf",
    "a".repeat(1024),
  ),
  fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" }),
  fc
    .array(fc.constantFrom("a", "b", "..", ".", "", "ü", "long-".repeat(30)), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.join("/")),
);

const sizes = fc.oneof(
  fc.constantFrom(
    0,
    1,
    511,
    512,
    513,
    1024,
    1535,
    1536,
    SMALL_FRAMES - 1,
    SMALL_FRAMES,
    SMALL_FRAMES + 1,
    3 * SMALL_FRAMES,
  ),
  fc.nat({ max: 5 * SMALL_FRAMES }),
);

/** Content that differs with its seed and does not compress to nothing. */
export function content(size: number, seed: number): Buffer {
  const block = createHash("sha512").update(`${seed}`).digest();
  return Buffer.alloc(size, block);
}

/** Deletions of keys of their own, with or without what an event need not tell. */
export const deletions: fc.Arbitrary<ManifestDeletion[]> = fc
  .uniqueArray(
    fc.record(
      {
        key: names,
        bucket: fc.constant("source"),
        sequencer: fc.bigInt({ min: 0n, max: 2n ** 72n }).map((value) => value.toString(16)),
        deletedAt: fc
          .date({ min: new Date(0), max: new Date("2200-01-01"), noInvalidDate: true })
          .map((date) => date.toISOString()),
        versionId: fc.string({ minLength: 1, maxLength: 32 }),
      },
      { requiredKeys: ["key", "bucket", "sequencer"] },
    ),
    { maxLength: 8, selector: ({ key }) => key },
  )
  .map((all) => all.filter(({ key }) => key.length > 0 && Buffer.from(key).toString() === key));

/** Any objects with unique keys. */
export const inputs: fc.Arbitrary<Input[]> = fc
  .uniqueArray(
    fc.tuple(names, sizes, fc.nat(), fc.date({ min: new Date(0), max: new Date("2200-01-01"), noInvalidDate: true })),
    {
      maxLength: 12,
      selector: ([key]) => key,
    },
  )
  .map((objects) =>
    objects
      .filter(([key]) => key.length > 0 && Buffer.from(key).toString() === key)
      .map(([key, size, seed, lastModified]) => ({ key, lastModified, body: content(size, seed) })),
  );
