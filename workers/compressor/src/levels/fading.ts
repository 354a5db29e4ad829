/**
 * What was seen counts half after two hours, a quarter after four. Data of a bucket drifts, and little is lost by
 * forgetting: one frame gives back the most of it (see `scoreLevels.ts`).
 */
const HALF_LIFE_SECONDS = 2 * 3600;

/** Weights are counted from the start of an epoch, so that they stay small numbers. */
const EPOCH_SECONDS = 16 * HALF_LIFE_SECONDS;

/** The epoch of a time, in milliseconds. */
export function epochOf(time: number): number {
  return Math.floor(time / 1000 / EPOCH_SECONDS);
}

/** When what belongs to an epoch has faded to nothing, in seconds since 1970. */
export function endOfUse(epoch: number): number {
  return (epoch + 3) * EPOCH_SECONDS;
}

/**
 * What something seen at `time` counts in its epoch's sums: 1 at the epoch's start, twice as much with every half-life.
 * To let the new weigh more is the same as to let the old weigh less (forward decay), but the sums of all workers stay
 * plain sums, to which each adds in any order.
 */
export function weightAt(time: number): number {
  return 2 ** ((time / 1000 - epochOf(time) * EPOCH_SECONDS) / HALF_LIFE_SECONDS);
}

/** By what an epoch's sums are multiplied to be what they count for at `time`. */
export function fadedAt(time: number, epoch: number): number {
  return 2 ** ((epoch * EPOCH_SECONDS - time / 1000) / HALF_LIFE_SECONDS);
}
