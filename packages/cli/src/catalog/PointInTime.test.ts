import { describe, expect, it } from "@jest/globals";
import type { CatalogRow } from "@sallyport/worker-compressor/catalog";
import fc from "fast-check";
import { PointInTime } from "./PointInTime.js";
import { type Happening, histories, rowOf } from "./testing/history.js";

/** A time near one of the history's. */
const moment = (history: readonly Happening[]) =>
  fc
    .tuple(fc.constantFrom(...history), fc.integer({ min: -1, max: 1 }))
    .map(([{ time }, off]) => new Date(time.getTime() + off));

/** Rows in any order, some of them twice, some of them in a second archive too. */
const told = (rows: readonly CatalogRow[]) =>
  fc
    .tuple(fc.subarray([...rows]), fc.subarray([...rows]))
    .map(([again, elsewhere]) => [
      ...rows,
      ...again,
      ...elsewhere.map((row) => ({ ...row, archive: `${row.archive}-copy`, archiveKey: `${row.archiveKey}-copy` })),
    ])
    .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));

function objectsAt(rows: readonly CatalogRow[], asOf: Date) {
  const known = new PointInTime(asOf);
  for (const row of rows) known.add(row);
  return known.objects();
}

/** Key and version of all that is there. */
function live(rows: readonly CatalogRow[], asOf: Date): Record<string, string | undefined> {
  const there = objectsAt(rows, asOf).filter(({ row }) => row.event === "created");
  return Object.fromEntries(there.map(({ row }) => [row.key, row.versionId]));
}

/** The model: what happened, one after the other, into a bucket. */
function replayed(history: readonly Happening[]): Record<string, string> {
  const bucket: Record<string, string> = {};
  for (const { key, event, order } of history) {
    if (event === "created") bucket[key] = `v${order}`;
    else delete bucket[key];
  }
  return bucket;
}

const withTimeAndRows = (skew: number) =>
  histories(skew).chain((history) =>
    fc.record({
      history: fc.constant(history),
      asOf: moment(history),
      rows: told(history.map((happening) => rowOf(happening))),
    }),
  );

describe("what objects were at a time", () => {
  it("is what the bucket held then, however the rows come and however often", () => {
    fc.assert(
      fc.property(withTimeAndRows(0), ({ history, asOf, rows }) => {
        expect(live(rows, asOf)).toEqual(replayed(history.filter(({ time }) => time <= asOf)));
      }),
      { numRuns: 1000 },
    );
  });

  it("is told by the true order of the events up to then, where clocks disagree with it", () => {
    fc.assert(
      fc.property(withTimeAndRows(5000), ({ history, asOf, rows }) => {
        expect(live(rows, asOf)).toEqual(replayed(history.filter(({ time }) => time <= asOf)));
      }),
      { numRuns: 1000 },
    );
  });

  it("names every archive that has the very version, each once", () => {
    fc.assert(
      fc.property(withTimeAndRows(5000), ({ asOf, rows }) => {
        for (const { row, copies } of objectsAt(rows, asOf)) {
          const archives = [row, ...copies].map(({ archive }) => archive);
          const all = rows.filter(({ key, versionId }) => key === row.key && versionId === row.versionId);
          expect(archives).toEqual([...new Set(all.map(({ archive }) => archive))].sort());
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is made good by a listing where events had been missed, and no newer event is undone by one", () => {
    const missed = histories(0).chain((history) =>
      fc.record({
        history: fc.constant(history.map((one, index) => ({ ...one, time: new Date(one.time.getTime() + index) }))),
        listed: fc.nat({ max: history.length }),
        lost: fc.infiniteStream(fc.boolean()),
      }),
    );
    fc.assert(
      fc.property(missed, ({ history, listed, lost }) => {
        const before = history.slice(0, listed);
        const after = history.slice(listed);
        const there = replayed(before);
        const listing = before
          .filter(({ key, order }) => there[key] === `v${order}`)
          .map((happening) => ({ ...rowOf(happening, "backfill"), sequencer: undefined }));
        const events = [...before.filter(() => lost.next().value === false), ...after].map((one) => rowOf(one));
        const found = live([...events, ...listing], new Date("2100-01-01"));
        const truth = replayed(history);
        // Nothing tells of an object that was deleted before the listing and whose deletion was missed.
        const known = new Set([...Object.keys(there), ...after.map(({ key }) => key)]);
        for (const key of known) expect([key, found[key]]).toEqual([key, truth[key]]);
      }),
      { numRuns: 1000 },
    );
  });

  it("is known apart for objects of the same key in two buckets", () => {
    const row = rowOf({ key: "a", event: "created", order: 1, time: new Date(0) });
    const rows = [row, { ...row, sourceBucket: "another", event: "deleted" as const, sequencer: "ffffff" }];
    expect(live(rows, new Date(1))).toEqual({ a: "v1" });
  });
});
