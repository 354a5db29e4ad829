/** The ids from `from` to `to`, both included. */
export interface IdRange {
  readonly from: bigint;
  readonly to: bigint;
}

/**
 * Of runs of rising ids the parts in which several meet, apart and in order: an id that occurs twice is in one of them. Runs
 * that share nothing, as those of files with the orders of a month each, give none.
 */
export function sharedIds(runs: readonly IdRange[]): IdRange[] {
  const shared: IdRange[] = [];
  let reached: bigint | undefined;
  for (const { from, to } of runs.toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)))) {
    if (reached === undefined || to > reached) {
      if (reached !== undefined && from <= reached) add(shared, { from, to: reached });
      reached = to;
    } else add(shared, { from, to });
  }
  return shared;
}

/** Adds a range that begins no earlier than the last one: to it where they touch. */
function add(ranges: IdRange[], range: IdRange): void {
  const last = ranges.at(-1);
  if (last === undefined || range.from > last.to) ranges.push(range);
  else if (range.to > last.to) ranges[ranges.length - 1] = { from: last.from, to: range.to };
}
