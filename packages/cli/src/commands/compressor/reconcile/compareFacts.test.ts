import { describe, expect, it } from "@jest/globals";
import { compareFacts, type ObjectFacts } from "./ContentProof.js";

const made = new Date("2026-03-01T10:00:00Z");
const facts = (more: Partial<ObjectFacts> = {}): ObjectFacts => ({
  etag: "0".repeat(32),
  lastModified: made,
  encryption: "aws:kms",
  checksums: {},
  origin: { etag: undefined, createdAt: undefined },
  ...more,
});
const copyOf = (etag: string, createdAt = "2026-03-01T10:00:00.000Z") => ({ origin: { etag, createdAt } });

describe("what is known of two objects", () => {
  it.each<[string, string, ObjectFacts, ObjectFacts]>([
    [
      "content",
      "checksums of one kind agree",
      facts({ checksums: { SHA256: "a" } }),
      facts({ checksums: { SHA256: "a" } }),
    ],
    ["other-content", "they differ", facts({ checksums: { SHA256: "a" } }), facts({ checksums: { SHA256: "b" } })],
    [
      "other-content",
      "they differ, though the target says to be a copy",
      facts({ checksums: { CRC32: "a" } }),
      facts({ checksums: { CRC32: "b" }, ...copyOf("0".repeat(32)) }),
    ],
    [
      "size",
      "kinds of checksums differ",
      facts({ checksums: { CRC64NVME: "a" } }),
      facts({ checksums: { SHA256: "b" } }),
    ],
    ["content", "both ETags are MD5", facts({ encryption: "AES256" }), facts({ encryption: undefined })],
    [
      "other-content",
      "both ETags are MD5 and differ",
      facts({ encryption: "AES256" }),
      facts({ encryption: "AES256", etag: "1".repeat(32) }),
    ],
    ["size", "ETags differ that are none", facts(), facts({ etag: "1".repeat(32) })],
    ["size", "an ETag is of parts", facts({ encryption: "AES256", etag: `${"0".repeat(32)}-2` }), facts()],
    ["copy", "the target names the source's ETag and time", facts(), facts({ etag: "x", ...copyOf("0".repeat(32)) })],
    ["size", "the target names no ETag that it knew", facts(), facts({ etag: "x", ...copyOf("unknown") })],
  ])("is %s where %s", (verdict, _, source, target) => {
    expect(compareFacts(source, target)).toBe(verdict);
  });

  it("is a difference of origin where the target was made from another content, or from an older version", () => {
    const another = facts({ etag: "x", ...copyOf("1".repeat(32)) });
    const older = facts({ etag: "x", ...copyOf("0".repeat(32), "2026-02-28T10:00:00.000Z") });
    for (const target of [another, older]) expect(compareFacts(facts(), target)).toBe("other-origin");
  });
});
