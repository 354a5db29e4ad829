import { startProgress } from "../output/progress.js";
import type { CatalogPlace } from "./CatalogPlace.js";
import { type KeySelection, meant } from "./meant.js";
import { type ObjectAtTime, PointInTime } from "./PointInTime.js";
import { type CatalogReading, readCatalogRows } from "./readCatalogRows.js";

/** Which objects are meant, and when. */
export interface Selection extends KeySelection {
  readonly asOf: Date;
}

export interface SelectedObjects {
  /** As each was at the time, deleted ones among them; sorted by bucket and key. */
  readonly objects: readonly ObjectAtTime[];
  readonly reading: CatalogReading;
}

/** What the objects that are meant were at a time, by the catalog. Rejects as `readCatalogRows` does. */
export async function selectObjects(place: CatalogPlace, selection: Selection): Promise<SelectedObjects> {
  const { asOf, prefixes, keys } = selection;
  const known = new PointInTime(asOf);
  const isMeant = meant(selection);
  let progress = startProgress("reading the catalog, days", 0);
  try {
    const reading = await readCatalogRows(place, {
      until: asOf,
      newestOf: keys.length > 0 && prefixes.length === 0 ? new Set(keys) : undefined,
      onRow: (row) => {
        if (isMeant(row.key)) known.add(row);
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
