import { type CatalogRow, dayOf, parseCatalogKey, readCatalog } from "@sallyport/worker-compressor/catalog";
import { openObjectStream, readWhole, TaskGroup } from "@sallyport/worker-kit";
import { CommandError } from "../output/CommandError.js";
import { inParallel } from "../pipeline/inParallel.js";
import type { CatalogPlace } from "./CatalogPlace.js";
import { type CatalogDay, catalogDays, catalogFiles, catalogRules } from "./listCatalog.js";
import { rowsOfArchive } from "./rowsOfArchive.js";

/** What is asked of a catalog. */
export interface CatalogQuestion {
  /** Default from the first day on. */
  readonly since?: Date | undefined;
  readonly until: Date;
  /** Only the newest events of these keys are wanted: reading ends where they are known. Default all rows. */
  readonly newestOf?: ReadonlySet<string> | undefined;
  /** Ends the reading, which is then rejected. */
  readonly signal?: AbortSignal | undefined;
  /** Given every row of the days that are read, those outside the range among them. */
  readonly onRow: (row: CatalogRow) => void;
  /** Of the days in the range, before the first is read. */
  readonly onStart: (days: number) => void;
  readonly onDay: (days: number) => void;
}

/** What an answer cost. */
export interface CatalogReading {
  /** Days in the range, of all rules. */
  readonly days: number;
  /** Those of them that were read. */
  readonly daysRead: number;
  readonly files: number;
  readonly bytes: number;
  /** Files that could not be read, and were made good by the manifests of their archives. */
  readonly rebuilt: number;
}

const FILES_IN_FLIGHT = 16;
const DAYS_IN_FLIGHT = 4;

/**
 * Reads a catalog's rows, in any order: of the days that the question is about, and of no other. Memory: 16 files.
 *
 * @throws CommandError as `catalogRules`; CatalogError for a file that cannot be read, and whose archive cannot
 * either; the SDK's errors
 */
export async function readCatalogRows(place: CatalogPlace, question: CatalogQuestion): Promise<CatalogReading> {
  const { since, until, newestOf, signal } = question;
  const range = { first: since && dayOf(since), last: dayOf(until) };
  const rules = await catalogRules(place);
  const byRule = await Promise.all(rules.map((rule) => catalogDays(place, rule, range)));
  const all = byRule.flat();
  const files = new TaskGroup(FILES_IN_FLIGHT);
  const read = { days: all.length, daysRead: 0, files: 0, bytes: 0, rebuilt: 0 };
  question.onStart(all.length);
  if (newestOf === undefined) await inParallel(DAYS_IN_FLIGHT, all, (day) => readDay(day, question.onRow));
  else for (const days of byRule) await readUntilKnown(days, newestOf);
  await files.drain();
  return read;

  async function readDay(day: CatalogDay, onRow: (row: CatalogRow) => void): Promise<void> {
    for await (const key of catalogFiles(place, day)) {
      if (signal?.aborted) throw new CommandError("the reading was interrupted", "run the same command again", 1);
      await files.start(async () => {
        const { body, size } = await openObjectStream(place.client, { bucket: place.bucket, key });
        const bytes = await readWhole(body, size);
        read.files += 1;
        read.bytes += size;
        for (const row of await rowsIn(key, bytes)) onRow(row);
      });
    }
    read.daysRead += 1;
    question.onDay(read.daysRead);
  }

  async function rowsIn(key: string, bytes: Buffer): Promise<readonly CatalogRow[]> {
    try {
      return await readCatalog(bytes, `s3://${place.bucket}/${key}`);
    } catch (error) {
      const file = parseCatalogKey(key);
      if (!file) throw error;
      const rows = await rowsOfArchive(place, file).catch(() => {
        throw error;
      });
      read.rebuilt += 1;
      return rows;
    }
  }

  /**
   * The day before the one on which a key's event was found is read too: which event is the newest the sequencers say, and
   * around midnight times may disagree with them.
   */
  async function readUntilKnown(days: readonly CatalogDay[], keys: ReadonlySet<string>): Promise<void> {
    const unknown = new Set(keys);
    let needed = "";
    for (const day of days) {
      if (unknown.size === 0 && day.day < needed) return;
      await readDay(day, (row) => {
        question.onRow(row);
        if (row.eventTime <= until && unknown.delete(row.key))
          needed = dayOf(new Date(Date.parse(day.day) - 24 * 3600 * 1000));
      });
      await files.drain();
    }
  }
}
