/** UTC days from `from` to `to`, both included. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/**
 * Cuts days, given in order with their rows, into ranges of at most so many rows each; a day that has more is a range of its
 * own. The rows of one range at a time have to fit the memory.
 */
export function dayRanges(days: readonly { readonly day: string; readonly rows: number }[], most: number): DayRange[] {
  const ranges: DayRange[] = [];
  let room = 0;
  for (const { day, rows } of days) {
    const last = ranges.at(-1);
    if (last !== undefined && rows <= room) {
      ranges[ranges.length - 1] = { from: last.from, to: day };
      room -= rows;
    } else {
      ranges.push({ from: day, to: day });
      room = most - rows;
    }
  }
  return ranges;
}
