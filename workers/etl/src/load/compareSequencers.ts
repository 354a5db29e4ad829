/** Sequencers have 16 to 18 digits today; S3 promises nothing but to be longer some day. */
const DIGITS = 64;

/** Negative when the first of two uploads of one key is older, positive when it is newer, 0 when they are the same. */
export function compareSequencers(one: string, other: string): number {
  const [a, b] = [one, other].map((sequencer) => sequencer.toUpperCase().padStart(DIGITS, "0"));
  return (a ?? "") < (b ?? "") ? -1 : Number(a !== b);
}
