/** Sequencers have 16 to 18 digits today; S3 promises nothing but to be longer some day. */
const DIGITS = 64;

/**
 * A sequencer so that strings sort as S3 orders events of one key: right-aligned hexadecimal, the shorter one filled
 * with zeros on its left. No sequencer sorts before any other.
 */
export function alignedSequencer(sequencer: string | undefined): string {
  return (sequencer ?? "").toUpperCase().padStart(DIGITS, "0");
}

/** Negative when the first event is older, positive when it is newer, 0 when they are the same. */
export function compareSequencers(one: string | undefined, other: string | undefined): number {
  const [a, b] = [alignedSequencer(one), alignedSequencer(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}
