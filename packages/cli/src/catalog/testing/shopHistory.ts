import { createHash } from "node:crypto";
import type { TestDeletion, TestVersion } from "./Backup.js";

/** Content that does not compress, the same for the same name. */
export function noise(name: string, size: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(size / 64) }, (_, index) =>
    createHash("sha512").update(`${name} ${index}`).digest(),
  );
  return Buffer.concat(blocks, size);
}

/** Some days of a bucket: objects of several sizes, with all that S3 keeps of an object beside its content. */
export const shopHistory: readonly {
  readonly versions: readonly TestVersion[];
  readonly deleted: readonly TestDeletion[];
}[] = [
  {
    versions: [
      version("in/a.csv", 1, "2026-02-01T10:00:00Z", 3_000, {
        contentType: "text/csv",
        contentEncoding: "identity",
        contentDisposition: 'attachment; filename="a.csv"',
        contentLanguage: "de",
        cacheControl: "max-age=60",
        storageClass: "STANDARD_IA",
        metadata: { origin: "plant 7" },
        tags: { team: "data & more", "cost centre": "4711" },
      }),
      version("in/b.csv", 1, "2026-02-01T10:00:01Z", 5_000, { contentType: "text/csv" }),
      version("in/käse 🧀+1.txt", 1, "2026-02-01T10:00:02Z", 10, { metadata: { a: "1" } }),
      version("in/empty", 1, "2026-02-01T10:00:03Z", 0, {}),
      version("img/large.bin", 1, "2026-02-01T10:00:04Z", 20 * 1024 * 1024, {
        contentType: "application/octet-stream",
        tags: { kind: "picture" },
        metadata: { width: "4000" },
      }),
      version("../../outside", 1, "2026-02-01T10:00:05Z", 100, {}),
    ],
    deleted: [],
  },
  {
    versions: [
      version("in/a.csv", 2, "2026-02-02T10:00:00Z", 4_000, { contentType: "text/plain", tags: { team: "other" } }),
      version("in/c.csv", 2, "2026-02-02T23:59:59Z", 1_000, {}),
    ],
    deleted: [{ key: "in/b.csv", sequencer: sequencerOf(2), deletedAt: new Date("2026-02-02T12:00:00.500Z") }],
  },
  {
    versions: [version("in/b.csv", 3, "2026-02-04T08:00:00Z", 6_000, { contentType: "text/csv; v=3" })],
    deleted: [{ key: "in/a.csv", sequencer: sequencerOf(3), deletedAt: new Date("2026-02-04T08:00:01Z") }],
  },
];

/** The objects that were there, by key: the histories' versions replayed. */
export function shopAt(time: Date): ReadonlyMap<string, TestVersion> {
  const there = new Map<string, TestVersion>();
  for (const { versions, deleted } of shopHistory) {
    for (const one of versions) if (one.lastModified <= time) there.set(one.key, one);
    for (const { key, deletedAt } of deleted) if (deletedAt <= time) there.delete(key);
  }
  return there;
}

type Rest = Omit<TestVersion, "key" | "content" | "sequencer" | "lastModified" | "versionId">;

function version(key: string, day: number, time: string, size: number, rest: Rest): TestVersion {
  return {
    key,
    content: noise(`${key} ${day}`, size),
    versionId: `${day}-${createHash("md5").update(key).digest("hex")}`,
    sequencer: sequencerOf(day),
    lastModified: new Date(time),
    ...rest,
  };
}

function sequencerOf(day: number): string {
  return `0065${day.toString(16).padStart(12, "0")}`;
}
