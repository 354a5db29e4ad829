/** How one column of a file is taken. */
export interface PlannedColumn {
  readonly name: string;
  /** Of the temporary table's column. */
  readonly kind: number;
  /** Nothing was known of it: it is taken as text, and its type is found on the way. */
  readonly open: boolean;
  /** Whether the kind is the contract's: a value of another is at fault then, and not the kind. */
  readonly fixed: boolean;
  readonly required: boolean;
}

/** How the rows of a file are taken. */
export interface Plan {
  readonly columns: readonly PlannedColumn[];
  /** Positions of the key's columns. */
  readonly key: readonly number[];
}
