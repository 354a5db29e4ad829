import type { CatalogPlace } from "../../../catalog/CatalogPlace.js";
import type { CatalogReading } from "../../../catalog/readCatalogRows.js";
import { type Selection, selectObjects } from "../../../catalog/selectObjects.js";
import { startProgress } from "../../../output/progress.js";
import { destinationOf } from "./destinationOf.js";
import { objectsToRestore } from "./objectsToRestore.js";
import type { FailedObject } from "./RestoreOutcome.js";
import { restoreObjects } from "./restoreObjects.js";

export interface FromCatalogOptions extends Selection {
  readonly place: CatalogPlace;
  /** A folder, or `s3://BUCKET[/PREFIX/]`. */
  readonly to: string;
  readonly overwrite: boolean;
  /** Nothing is written: only what would be is found out. */
  readonly dryRun: boolean;
  readonly signal: AbortSignal;
}

/** What `--json` prints. */
export interface FromCatalogDocument {
  /** ISO 8601. */
  readonly asOf: string;
  readonly to: string;
  readonly dryRun: boolean;
  /** Objects that were there at the time, of those that are meant; with what has failed by name. */
  readonly objects: number;
  /** Of those objects. */
  readonly bytes: number;
  readonly archives: number;
  /** Objects that are now at their place with the SHA-256 that the catalog has: restored, or there before. */
  readonly verified: number;
  /** Of the verified ones, those that were there before. */
  readonly unchanged: number;
  /** Of archives, by `reads` ranged GETs. */
  readonly bytesRead: number;
  readonly reads: number;
  readonly catalog: CatalogReading;
  readonly failed: readonly FailedObject[];
  readonly seconds: number;
}

/** Restores what objects were at a time, by the catalog of a backup bucket. Rejects before anything is written, or not at all. */
export async function restoreFromCatalog(options: FromCatalogOptions): Promise<FromCatalogDocument> {
  const { place, asOf, keys, to, overwrite, dryRun, signal } = options;
  const { client } = place;
  const started = performance.now();
  const destination = destinationOf(to, { client, overwrite, signal });
  const selected = await selectObjects(place, options);
  const { objects, failed } = objectsToRestore(selected.objects, keys, asOf);
  const rows = objects.map(({ row }) => row);
  const same = await withBar("looking at what is there", rows.length, (onObject) => destination.survey(rows, onObject));
  const left = objects.filter(({ row }) => !same.has(row.key));
  const outcome = dryRun
    ? { restored: 0, bytesRead: 0, reads: 0, failed: [] }
    : await withBar("restoring", left.length, (onObject) =>
        restoreObjects({ client, objects: left, destination, signal, onObject }),
      );
  return {
    asOf: asOf.toISOString(),
    to: destination.name,
    dryRun,
    objects: objects.length + failed.length,
    bytes: rows.reduce((sum, { size = 0 }) => sum + size, 0),
    archives: new Set(left.map(({ row }) => row.archive)).size,
    verified: outcome.restored + same.size,
    unchanged: same.size,
    bytesRead: outcome.bytesRead,
    reads: outcome.reads,
    catalog: selected.reading,
    failed: [...failed, ...outcome.failed],
    seconds: (performance.now() - started) / 1000,
  };
}

async function withBar<T>(title: string, total: number, work: (onObject: () => void) => Promise<T>): Promise<T> {
  const progress = startProgress(title, total);
  let done = 0;
  try {
    return await work(() => progress.update(++done));
  } finally {
    progress.end();
  }
}
