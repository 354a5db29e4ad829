/** Sequencers have 16 to 18 digits today; S3 promises nothing but to be longer some day. */
const DIGITS = 64;

/**
 * A sequencer so that strings sort as S3 orders events of one key: right-aligned hexadecimal, the shorter one filled
 * with zeros on its left. No sequencer sorts before any other.
 */
export function alignedSequencer(sequencer: string | undefined): string {
  return (sequencer ?? "").toUpperCase().padStart(DIGITS, "0");
}
