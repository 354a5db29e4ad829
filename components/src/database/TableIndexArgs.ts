import type { KeyAttributeArgs } from "./KeyAttributeArgs.js";

/** What a second index of a table holds of each item. */
export const TableProjection = {
  /** Every attribute: reads of the index need no read of the table, writes cost twice. */
  All: "ALL",
  /** The keys of the index and of the table. */
  KeysOnly: "KEYS_ONLY",
} as const;

export type TableProjection = (typeof TableProjection)[keyof typeof TableProjection];

/** A global secondary index, by which items are found under another key. All plain: it decides what the table is. */
export interface TableIndexArgs {
  /** 3–255 letters, digits, hyphens, underscores and dots, once in a table. */
  readonly indexName: string;
  /** Attribute by which items of the index are spread; an item without it is not in the index. */
  readonly partitionKey: KeyAttributeArgs;
  /** Attribute by which items of a partition are sorted. Default: none. */
  readonly sortKey?: KeyAttributeArgs;
  /** What it holds of each item. Default: `TableProjection.KeysOnly`. */
  readonly projection?: TableProjection;
}
