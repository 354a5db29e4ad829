import { alignedSequencer } from "./alignedSequencer.js";

/** Negative when the first of two events of one key is older, positive when it is newer, 0 when they are the same. */
export function compareSequencers(one: string | undefined, other: string | undefined): number {
  const [a, b] = [alignedSequencer(one), alignedSequencer(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}
