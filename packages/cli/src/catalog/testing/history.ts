import type { CatalogRow } from "@sallyport/worker-compressor/catalog";
import fc from "fast-check";

/** One thing that happened to an object. */
export interface Happening {
  readonly key: string;
  readonly event: CatalogRow["event"];
  /** Its place in the true order of all: S3's sequencers tell it. */
  readonly order: number;
  /** By the clock that wrote it down. */
  readonly time: Date;
}

const start = Date.parse("2026-02-03T23:59:50Z");

/**
 * What happened to a few objects, in its true order. Times go on by 0 to 3 seconds from one to the next; `skew`
 * milliseconds are how far each may be from the truth.
 */
export function histories(skew: number): fc.Arbitrary<readonly Happening[]> {
  const happening = fc.record({
    key: fc.constantFrom("a", "a/b", "käse"),
    event: fc.constantFrom("created" as const, "created" as const, "deleted" as const),
    step: fc.constantFrom(0, 0, 1, 1000, 3000),
    off: fc.integer({ min: -skew, max: skew }),
  });
  return fc.array(happening, { minLength: 1, maxLength: 30 }).map((list) => {
    let now = start;
    return list.map(({ key, event, step, off }, order) => {
      now += step;
      return { key, event, order, time: new Date(now + off) };
    });
  });
}

/** The catalog's row of it. Sequencers get longer in the course of time, as S3's may. */
export function rowOf({ key, event, order, time }: Happening, archive = `archive-${order % 4}`): CatalogRow {
  const sequencer = (order < 10 ? 0xf0 + order : 0x1000 + order).toString(16).padStart(order < 10 ? 4 : 6, "0");
  return {
    event,
    sourceBucket: "user-source",
    key,
    versionId: `v${order}`,
    sequencer,
    eventTime: time,
    ...(event === "created" && { size: order, sha256: order.toString(16).padStart(64, "0") }),
    archiveBucket: "backup",
    archiveKey: `archives/rule/${archive}.tar.zst`,
    archive,
  };
}
