import type { LevelScore } from "./scoreLevels.js";

const MIB = 2 ** 20;

/** The cheapest that compresses. */
const LOWEST = 1;

/** How far from the chosen level is looked, in steps of the ladder. */
const STEPS = 2;

/** A level of which so much was seen, faded, is known. */
const KNOWN_BYTES = 256 * MIB;

/** A level of which so much was seen, and that is worth so much less, need not be known better. */
const ENOUGH_BYTES = 32 * MIB;
const CLEARLY_WORSE = 0.03;

/**
 * The level near the chosen one of which least is known; undefined where all are known well enough. Where frames are stored
 * the lowest level never is: stored frames tell nothing, and it alone would show that data has begun to compress.
 */
export function levelToExplore(scores: readonly LevelScore[], chosen: LevelScore): LevelScore | undefined {
  const at = scores.indexOf(chosen);
  const open = scores
    .slice(Math.max(0, at - STEPS), at + STEPS + 1)
    .filter((score) => score !== chosen && score.level > 0 && !isKnown(score, chosen));
  return open.reduce<LevelScore | undefined>((a, b) => (a && a.seenBytes <= b.seenBytes ? a : b), undefined);
}

function isKnown({ level, seenBytes, dollarsPerGib }: LevelScore, chosen: LevelScore): boolean {
  if (level === LOWEST && chosen.level === 0) return false;
  if (seenBytes >= KNOWN_BYTES) return true;
  const worse = chosen.dollarsPerGib - CLEARLY_WORSE * Math.abs(chosen.dollarsPerGib);
  return seenBytes >= ENOUGH_BYTES && dollarsPerGib < worse;
}
