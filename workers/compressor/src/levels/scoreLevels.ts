import type { ContentClass } from "./contentClassOf.js";
import type { SumsByLevel } from "./LevelSums.js";
import { believedRatio, levelPriors } from "./priors.js";

const MIB = 2 ** 20;
const GIB = 2 ** 30;

/** What bytes and processor time are worth. */
export interface Rates {
  /** Of sending a GiB to all target regions. */
  readonly dollarsPerGib: number;
  readonly dollarsPerCpuSecond: number;
}

/** What a level is worth for a cell. */
export interface LevelScore {
  readonly level: number;
  /** Net benefit of a GiB of plain bytes. */
  readonly dollarsPerGib: number;
  /** Bytes seen at this level, faded. */
  readonly seenBytes: number;
}

const believedWork = levelPriors.find(({ exponent }) => exponent === 1)?.cpuSecondsPerGib ?? 0;

/** What is believed of the cell as a whole weighs as much as one small frame: the first that is seen decides. */
const CELL_WEIGHT = MIB;

/** What is believed of a level weighs as much as four frames. */
const LEVEL_WEIGHT = 32 * MIB;

/**
 * The worth of each level for a cell, in dollars a GiB of plain bytes:
 *
 *     max(0, 1 − sent) × $/GiB − CPU seconds a GiB × $/CPU second
 *
 * What was seen at any level tells of all: levels differ by nearly the same power from one kind of data to the next, so
 * the cell's ratio at level 9 is worked out from everything that was seen, and each level's from that. What was seen at
 * the level itself then outweighs it, the more the more there is.
 */
export function scoreLevels(contentClass: ContentClass, seen: SumsByLevel, rates: Rates): readonly LevelScore[] {
  const { logRatio, slowness } = fit(contentClass, seen);
  return levelPriors.map(({ level, exponent, cpuSecondsPerGib }) => {
    const { plainBytes = 0, sentBytes = 0, cpuSeconds = 0 } = seen.get(level) ?? {};
    const weight = plainBytes + LEVEL_WEIGHT;
    const sent = level === 0 ? 1 : (sentBytes + LEVEL_WEIGHT * Math.exp(exponent * logRatio)) / weight;
    const work = (cpuSeconds + (LEVEL_WEIGHT / GIB) * cpuSecondsPerGib * slowness) / (weight / GIB);
    const saved = Math.max(0, 1 - sent) * rates.dollarsPerGib;
    return { level, dollarsPerGib: saved - work * rates.dollarsPerCpuSecond, seenBytes: plainBytes };
  });
}

/** The cell's ratio at level 9, as a logarithm, and its CPU seconds against the believed ones. */
function fit(contentClass: ContentClass, seen: SumsByLevel): { logRatio: number; slowness: number } {
  let weight = CELL_WEIGHT;
  let logRatio = CELL_WEIGHT * Math.log(believedRatio(contentClass));
  let expected = (CELL_WEIGHT / GIB) * believedWork;
  let worked = expected;
  for (const { level, exponent, cpuSecondsPerGib } of levelPriors) {
    const sums = seen.get(level);
    // A stored frame tells nothing of what would have become of it.
    if (!sums || exponent === 0 || sums.plainBytes <= 0) continue;
    const ratio = Math.min(1, Math.max(sums.sentBytes, 1) / sums.plainBytes);
    weight += sums.plainBytes;
    logRatio += (sums.plainBytes * Math.log(ratio)) / exponent;
    expected += (sums.plainBytes / GIB) * cpuSecondsPerGib;
    worked += sums.cpuSeconds;
  }
  return { logRatio: logRatio / weight, slowness: worked / expected };
}
