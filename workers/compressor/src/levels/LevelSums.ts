/** What frames of one level came to. Sums that have faded (see `fading.ts`) are fractions. */
export interface LevelSums {
  readonly plainBytes: number;
  readonly sentBytes: number;
  readonly cpuSeconds: number;
}

export type SumsByLevel = ReadonlyMap<number, LevelSums>;

/** Adds `factor` times some sums to others. */
export function addSums(to: LevelSums | undefined, sums: LevelSums, factor = 1): LevelSums {
  return {
    plainBytes: (to?.plainBytes ?? 0) + factor * sums.plainBytes,
    sentBytes: (to?.sentBytes ?? 0) + factor * sums.sentBytes,
    cpuSeconds: (to?.cpuSeconds ?? 0) + factor * sums.cpuSeconds,
  };
}
