/** One number of a benchmark, and what it should be. */
export interface Figure {
  readonly benchmark: string;
  /** What it is, with its unit or peer, such as `level 3: throughput ÷ tar | zstd -T0`. */
  readonly measure: string;
  /** Median of the samples; absent where it could not be measured. */
  readonly value?: number;
  readonly goal?: { readonly atLeast: number } | { readonly atMost: number };
  /** What the median is of, in the order of measuring. */
  readonly samples?: readonly number[];
  /** Why it was not measured. */
  readonly skipped?: string;
}

/** A benchmark by the name that `npm run bench NAME` takes. */
export interface Benchmark {
  readonly name: string;
  /** `folder` is its own, and removed afterwards; `say` is for progress. */
  run(folder: string, say: (line: string) => void): Promise<readonly Figure[]>;
}

/** Whether a figure reaches its goal; undefined where it has none or was not measured. */
export function meetsGoal({ value, goal }: Figure): boolean | undefined {
  if (value === undefined || !goal) return undefined;
  return "atLeast" in goal ? value >= goal.atLeast : value <= goal.atMost;
}
