import type { SumsByLevel } from "./LevelSums.js";

/** What was seen of a cell (a prefix and a content class) in one epoch; weighted, see `weightAt`. */
export interface CellSums {
  readonly cell: string;
  readonly epoch: number;
  readonly levels: SumsByLevel;
}

/** Where the workers of a rule share what they have seen. */
export interface LevelStore {
  /** All sums of the rule from an epoch on. */
  load(sinceEpoch: number): Promise<readonly CellSums[]>;
  /** Adds to what is there, whatever others add at the same time. */
  add(sums: CellSums): Promise<void>;
}
