/** What is in a sample, counted while it was written: what a run over it has to find. */
export interface SampleTruth {
  /** Data rows of all files. */
  readonly rows: number;
  readonly products: number;
  readonly orders: number;
  /** Items that are accepted. */
  readonly items: number;
  /** Rows that are there twice. */
  readonly duplicates: number;
  /** Rows that no schema accepts. */
  readonly rejected: number;
  /** Accepted items of products that are in no products file. */
  readonly orphans: number;
  /** Σ sale_price of the accepted items, with two decimals. */
  readonly revenue: string;
  /** Of those whose product is known. */
  readonly categorisedRevenue: string;
}
