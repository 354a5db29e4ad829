import type { CatalogRow } from "@sallyport/worker-compressor/catalog";
import { startProgress } from "../output/progress.js";
import type { CatalogPlace } from "./CatalogPlace.js";
import { type KeySelection, meant } from "./meant.js";
import { type ObjectAtTime, PointInTime } from "./PointInTime.js";
import { type CatalogReading, readCatalogRows } from "./readCatalogRows.js";

/** Which objects are meant, and when. */
export interface Selection extends KeySelection {
  readonly asOf: Date;
  /** Ends the reading. */
  readonly signal?: AbortSignal | undefined;
}

export interface SelectedObjects {
  /** As each was at the time, deleted ones among them; sorted by bucket and key. */
  readonly objects: readonly ObjectAtTime[];
  readonly reading: CatalogReading;
}

/** What the objects that are meant were at a time, by the catalog. Rejects as `readCatalogRows` does. */
export async function selectObjects(place: CatalogPlace, selection: Selection): Promise<SelectedObjects> {
  const { asOf, prefixes, keys, signal } = selection;
  const known = new PointInTime(asOf);
  const isMeant = meant(selection);
  const slim = slimmer();
  let progress = startProgress("reading the catalog, days", 0);
  try {
    const reading = await readCatalogRows(place, {
      until: asOf,
      signal,
      newestOf: keys.length > 0 && prefixes.length === 0 ? new Set(keys) : undefined,
      onRow: (row) => {
        if (isMeant(row.key)) known.add(slim(row));
      },
      onStart: (days) => {
        progress.end();
        progress = startProgress("reading the catalog, days", days);
      },
      onDay: (days) => progress.update(days),
    });
    return { objects: known.objects(), reading };
  } finally {
    progress.end();
  }
}

/** Of a row, what finds the object again: the rest is in its archive. What many rows share is kept once. */
function slimmer(): (row: CatalogRow) => CatalogRow {
  const shared = new Map<string, string>();
  const once = (text: string): string => {
    const known = shared.get(text);
    if (known === undefined) shared.set(text, text);
    return known ?? text;
  };
  return ({ event, key, sequencer, versionId, eventTime, size, sha256, ...row }) => ({
    event,
    sourceBucket: once(row.sourceBucket),
    key,
    sequencer,
    versionId,
    eventTime,
    size,
    sha256,
    archiveBucket: once(row.archiveBucket),
    archiveKey: once(row.archiveKey),
    archive: once(row.archive),
  });
}
