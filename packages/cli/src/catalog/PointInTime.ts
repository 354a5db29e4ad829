import type { CatalogRow } from "@sallyport/worker-compressor/catalog";
import { compareSequencers } from "@sallyport/worker-kit";

/** What an object was at a time. */
export interface ObjectAtTime {
  readonly row: CatalogRow;
  /** Rows of the same event in other archives: an object that was archived twice can be restored from either. */
  readonly copies: readonly CatalogRow[];
}

/** The newest event of a key so far, and its copies. */
interface Newest {
  row: CatalogRow;
  copies: CatalogRow[] | undefined;
}

interface Known {
  /** Of the rows with a sequencer. */
  ordered?: Newest;
  /** Of the rows without. */
  listed?: Newest;
}

/**
 * What each object was at a time: of its events up to then, the newest one.
 *
 * Which events were up to then, the clock says: only times can be compared with a time. Which of them is the newest, S3's
 * sequencer says: it alone orders the events of one key. Clocks of S3's many servers differ, and two events may have
 * the same time (`Last-Modified` has whole seconds). A row without a sequencer comes from a listing (a backfill), not from an event: it
 * counts only where it is later than the newest event, which then had been missed.
 *
 * Rows may be added in any order, and more than once. Memory: one row a key.
 */
export class PointInTime {
  readonly #until: number;
  readonly #known = new Map<string, Known>();

  constructor(until: Date) {
    this.#until = until.getTime();
  }

  add(row: CatalogRow): void {
    if (row.eventTime.getTime() > this.#until) return;
    // A bucket's name has no slash in it.
    const id = `${row.sourceBucket}/${row.key}`;
    let known = this.#known.get(id);
    if (!known) {
      known = {};
      this.#known.set(id, known);
    }
    if (row.sequencer === undefined) known.listed = newer(known.listed, row, byTime);
    else known.ordered = newer(known.ordered, row, bySequencer);
  }

  /** Every object that any row told of, those that were deleted by then among them; sorted by bucket and key. */
  objects(): readonly ObjectAtTime[] {
    return [...this.#known.entries()]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([, known]) => {
        const newest = newestOf(known);
        return newest ? [{ row: newest.row, copies: newest.copies ?? [] }] : [];
      });
  }
}

type Compare = (one: CatalogRow, other: CatalogRow) => number;

function newer(newest: Newest | undefined, row: CatalogRow, compare: Compare): Newest {
  const order = newest ? compare(row, newest.row) : 1;
  if (!newest || order > 0) return { row, copies: undefined };
  if (order < 0 || [newest.row, ...(newest.copies ?? [])].some((one) => one.archive === row.archive)) return newest;
  // Whichever was added first: the same rows give the same answer in any order.
  const [first = row, ...copies] = [newest.row, ...(newest.copies ?? []), row].sort((one, other) =>
    one.archive < other.archive ? -1 : 1,
  );
  return { row: first, copies };
}

function newestOf({ ordered, listed }: Known): Newest | undefined {
  if (!ordered || !listed) return ordered ?? listed;
  return listed.row.eventTime > ordered.row.eventTime ? listed : ordered;
}

/** Equal for the copies of one event alone: of two that claim its place, which no source writes, always the same one wins. */
function bySequencer(one: CatalogRow, other: CatalogRow): number {
  return compareSequencers(one.sequencer ?? "", other.sequencer ?? "") || byContent(one, other);
}

function byTime(one: CatalogRow, other: CatalogRow): number {
  return one.eventTime.getTime() - other.eventTime.getTime() || byContent(one, other);
}

function byContent(one: CatalogRow, other: CatalogRow): number {
  const [a, b] = [contentOf(one), contentOf(other)];
  return a === b ? 0 : a < b ? -1 : 1;
}

function contentOf({ event, eventTime, sha256 = "", versionId = "" }: CatalogRow): string {
  return `${eventTime.toISOString()} ${event} ${versionId} ${sha256}`;
}
