import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { ManifestObject } from "../archive/index.js";
import { headersOf } from "./headersOf.js";

const target = { region: "eu-central-1", bucket: "user-target" };
const object = (more: Partial<ManifestObject> = {}): ManifestObject => ({
  key: "k",
  member: "objects/k",
  size: 1,
  etag: "e1",
  lastModified: "2026-01-02T03:04:05.000Z",
  tags: {},
  metadata: {},
  sha256: "0".repeat(64),
  frames: [],
  plainOffset: 0,
  ...more,
});
const tagsOf = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, "v"]));

describe("headersOf", () => {
  test("keeps every header and all metadata of the source (INT-01)", () => {
    const kept = {
      contentType: "a/b",
      contentEncoding: "gzip",
      contentDisposition: "inline",
      contentLanguage: "de",
      cacheControl: "no-store",
      metadata: { owner: "team" },
    };
    expect(headersOf(object(kept), target).headers).toMatchObject(kept);
  });

  test.each([0, 1, 8])("adds the two origin tags to %i tags (INT-02, INT-03)", (count) => {
    const { headers, origin } = headersOf(object({ tags: tagsOf(count) }), target);
    expect(origin).toBe("tags");
    expect(headers.tags).toEqual({
      ...tagsOf(count),
      OriginalCreationTime: "2026-01-02T03:04:05.000Z",
      OriginalETag: "e1",
    });
  });

  test.each([9, 10])("puts the origin into the metadata beside %i tags", (count) => {
    const { headers, origin } = headersOf(object({ tags: tagsOf(count), metadata: { owner: "team" } }), target);
    expect(origin).toBe("metadata");
    expect(headers.tags).toEqual(tagsOf(count));
    expect(headers.metadata).toEqual({
      owner: "team",
      originalcreationtime: "2026-01-02T03:04:05.000Z",
      originaletag: "e1",
    });
  });

  test("replaces origin tags that an earlier restore left, instead of counting them twice", () => {
    const tags = { ...tagsOf(8), OriginalCreationTime: "old", OriginalETag: "old" };
    expect(headersOf(object({ tags }), target).headers.tags).toMatchObject({ OriginalETag: "e1" });
  });

  test("never asks S3 for more than it allows: ten tags, 2 KiB of metadata", () => {
    const texts = fc.dictionary(fc.stringMatching(/^[a-z]{1,20}$/), fc.string({ maxLength: 200 }), { maxKeys: 10 });
    fc.assert(
      fc.property(texts, texts, (tags, metadata) => {
        const bytes = (record: object) =>
          Object.entries(record).reduce(
            (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
            0,
          );
        fc.pre(bytes(metadata) <= 2048);
        const { headers } = headersOf(object({ tags, metadata }), target);
        expect(Object.keys(headers.tags ?? {}).length).toBeLessThanOrEqual(10);
        expect(headers.tags).toMatchObject(tags);
        expect(bytes(headers.metadata ?? {})).toBeLessThanOrEqual(2048);
        expect(headers.metadata).toMatchObject(metadata);
      }),
    );
  });

  test("takes the target's storage class, else the source's, and none that a PUT cannot ask for", () => {
    const of = (source?: string, own?: string) =>
      headersOf(object({ storageClass: source }), { ...target, storageClass: own }).headers.storageClass;
    expect(of("STANDARD_IA")).toBe("STANDARD_IA");
    expect(of("STANDARD_IA", "GLACIER_IR")).toBe("GLACIER_IR");
    expect(of("EXPRESS_ONEZONE")).toBeUndefined();
    expect(of()).toBeUndefined();
  });
});
