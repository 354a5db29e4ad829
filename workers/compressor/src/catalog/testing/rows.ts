import fc from "fast-check";
import type { CatalogRow } from "../CatalogRow.js";

const any = fc.string({ unit: "binary", maxLength: 60 });
const keys = fc.oneof(
  fc.constantFrom(
    "../../etc/passwd",
    "a b+c/ü&=%.txt",
    "käse/🧀",
    "a\0b",
    "=",
    "'; DROP TABLE",
    "\uffff",
    "a".repeat(1024),
  ),
  fc.string({ unit: "binary", minLength: 1, maxLength: 60 }),
);
const strings = fc.dictionary(any, any, { maxKeys: 10, noNullPrototype: true });
const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined });

/** Any rows that S3 could make necessary, and more. */
export const catalogRows: fc.Arbitrary<CatalogRow[]> = fc.array(
  fc.record({
    event: fc.constantFrom("created" as const, "deleted" as const),
    sourceBucket: any,
    key: keys,
    versionId: maybe(any),
    sequencer: maybe(any),
    eventTime: fc.date({ min: new Date(0), max: new Date("2200-01-01"), noInvalidDate: true }),
    size: maybe(fc.nat({ max: Number.MAX_SAFE_INTEGER })),
    sha256: maybe(any),
    etag: maybe(any),
    storageClass: maybe(any),
    contentType: maybe(any),
    tags: maybe(strings),
    metadata: maybe(strings),
    archiveBucket: keys,
    archiveKey: keys,
    archive: keys,
  }),
  { maxLength: 40 },
);
