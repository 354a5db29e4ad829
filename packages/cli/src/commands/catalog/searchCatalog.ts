import type { CatalogRow } from "@sallyport/worker-compressor/catalog";
import { compareSequencers } from "@sallyport/worker-kit";
import type { CatalogPlace } from "../../catalog/CatalogPlace.js";
import { type KeySelection, meant } from "../../catalog/meant.js";
import { PointInTime } from "../../catalog/PointInTime.js";
import { type CatalogReading, readCatalogRows } from "../../catalog/readCatalogRows.js";
import { startProgress } from "../../output/progress.js";

export interface Search extends KeySelection {
  readonly since?: Date | undefined;
  readonly until: Date;
  /** Deletions alone; default what was there, and with `allVersions` both. */
  readonly deleted: boolean;
  /** Every row in the time, not the newest one of each object. */
  readonly allVersions: boolean;
}

export interface Found {
  /** Sorted by bucket and key, then the newest first. */
  readonly rows: readonly CatalogRow[];
  readonly reading: CatalogReading;
}

/** Rows of a catalog. Memory: one row an object, or every row that is asked for. Rejects as `readCatalogRows` does. */
export async function searchCatalog(place: CatalogPlace, search: Search): Promise<Found> {
  const { since, until, deleted, allVersions, keys, prefixes } = search;
  const isMeant = meant(search);
  const newest = new PointInTime(until);
  const all: CatalogRow[] = [];
  const isInTime = ({ eventTime }: CatalogRow): boolean => eventTime <= until && !(since && eventTime < since);
  let progress = startProgress("reading the catalog, days", 0);
  try {
    const reading = await readCatalogRows(place, {
      since,
      until,
      newestOf: !allVersions && prefixes.length === 0 && keys.length > 0 ? new Set(keys) : undefined,
      onRow: (row) => {
        if (!isMeant(row.key) || !isInTime(row)) return;
        if (!allVersions) newest.add(row);
        else if (!deleted || row.event === "deleted") all.push(row);
      },
      onStart: (days) => {
        progress.end();
        progress = startProgress("reading the catalog, days", days);
      },
      onDay: (days) => progress.update(days),
    });
    if (allVersions) return { rows: all.sort(inOrder), reading };
    const rows = newest.objects().map(({ row }) => row);
    return { rows: rows.filter(({ event }) => (event === "deleted") === deleted), reading };
  } finally {
    progress.end();
  }
}

function inOrder(one: CatalogRow, other: CatalogRow): number {
  const [a, b] = [`${one.sourceBucket}/${one.key}`, `${other.sourceBucket}/${other.key}`];
  if (a !== b) return a < b ? -1 : 1;
  return compareSequencers(other.sequencer, one.sequencer) || other.eventTime.getTime() - one.eventTime.getTime();
}
