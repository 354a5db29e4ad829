import type { ContentClass } from "./contentClassOf.js";

/**
 * What is believed of a level before anything was seen. Measured on 8 MiB of JSON files and of programs with zstd 1.5.7, in
 * frames of 4 MiB: `exponent` is ln(ratio at the level) ÷ ln(ratio at level 9), the middle of the two.
 */
interface LevelPrior {
  readonly level: number;
  /** The sent part at this level is the sent part at level 9 to this power: 1 where nothing compresses, whatever the level. */
  readonly exponent: number;
  readonly cpuSecondsPerGib: number;
}

/** The levels among which is chosen: two for each of zstd's strategies, where they differ enough to be told apart. */
export const levelPriors: readonly LevelPrior[] = [
  { level: 0, exponent: 0, cpuSecondsPerGib: 0.3 },
  { level: 1, exponent: 0.82, cpuSecondsPerGib: 3 },
  { level: 3, exponent: 0.91, cpuSecondsPerGib: 4 },
  { level: 5, exponent: 0.942, cpuSecondsPerGib: 7 },
  { level: 7, exponent: 0.986, cpuSecondsPerGib: 10 },
  { level: 9, exponent: 1, cpuSecondsPerGib: 14 },
  { level: 11, exponent: 1.019, cpuSecondsPerGib: 22 },
  { level: 14, exponent: 1.027, cpuSecondsPerGib: 80 },
  { level: 16, exponent: 1.052, cpuSecondsPerGib: 140 },
  { level: 19, exponent: 1.065, cpuSecondsPerGib: 260 },
];

const sentAtLevel9: Readonly<Record<string, number>> = {
  csv: 0.25,
  json: 0.16,
  xml: 0.1,
  text: 0.22,
  packed: 0.85,
  other: 0.5,
};

/** The part of a class's bytes that level 9 is believed to leave: all of what looks compressed already. */
export function believedRatio(contentClass: ContentClass): number {
  return sentAtLevel9[contentClass] ?? 1;
}
