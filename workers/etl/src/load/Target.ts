import type { TableInfo } from "../postgres/TableInfo.js";
import type { Plan } from "../schema/Plan.js";

/** The table of a load, with what the load will find and make there. */
export interface Target {
  /** Quoted, with its schema. */
  readonly identifier: string;
  /** As it was before; undefined where there was none. */
  readonly before: TableInfo | undefined;
  readonly plan: Plan;
  /** Kinds that the file's columns have in the table after the load. */
  readonly kinds: readonly number[];
}
