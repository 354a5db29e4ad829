/** The types of PostgreSQL that the sample has. */
type SampleType = "bigint" | "numeric" | "boolean" | "date" | "timestamptz" | "text";

export interface SampleColumn {
  readonly name: string;
  readonly type: SampleType;
}

/** A row's values as PostgreSQL prints them with the time zone UTC; null where there is none. */
export type SampleRow = readonly (string | null)[];

/** A table of the made-up shop. Its rows depend on seed, id and version alone, so that nothing has to be kept to check them. */
export interface SampleTable {
  readonly name: string;
  /** The first is the key. */
  readonly columns: readonly SampleColumn[];
  /** Column that only the second delivery's file has. */
  readonly addedColumn?: SampleColumn;
  /**
   * @param id - from 1
   * @param version - 1 as first delivered, 2 as changed later
   */
  row(seed: number, id: number, version: number): SampleRow;
  /** Value of the added column in the second delivery's file. */
  addedValue?(seed: number, id: number, version: number): string | null;
}
