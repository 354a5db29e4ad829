import type { LevelScore, Rates } from "./scoreLevels.js";

/** Neither prices nor what was seen are known to half a per cent. */
const TOLERANCE = 0.005;

/**
 * The lowest level that keeps 99.5 % of what the best one is worth: it takes about half the processor time of the best, so
 * that a task moves twice as much. Where no level is worth half a per cent of the price of sending, that is level 0.
 */
export function chooseLevel(scores: readonly LevelScore[], { dollarsPerGib }: Rates): LevelScore {
  const best = scores.reduce((a, b) => (b.dollarsPerGib > a.dollarsPerGib ? b : a));
  const pays = best.dollarsPerGib > TOLERANCE * dollarsPerGib;
  const enough = (1 - TOLERANCE) * best.dollarsPerGib;
  return scores.find((score) => (pays ? score.dollarsPerGib >= enough : score.level === 0)) ?? best;
}
