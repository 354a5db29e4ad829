import type * as pulumi from "@pulumi/pulumi";

/** A column of a table; plain. */
export interface CatalogColumnArgs {
  /** Lower-case letters, digits and underscores. */
  readonly name: string;
  /** As Athena calls it: "string", "bigint", "timestamp". */
  readonly type: string;
  /** What it holds. Default: nothing is said. */
  readonly comment?: string;
}

/**
 * A folder level `<name>=<value>/` of a table's files, whose values are told instead of being registered one by one; plain.
 * Exactly one of `values` and `firstDay` says which there are.
 */
export interface CatalogPartitionArgs {
  /** Lower-case letters, digits and underscores. */
  readonly name: string;
  /** All values that there can be. Default: it is a day. */
  readonly values?: string[];
  /** First day (`YYYY-MM-DD`) of those that there can be, up to today. Default: it has `values`. */
  readonly firstDay?: string;
}

/** A table of Parquet files in a bucket. */
export interface CatalogTableArgs {
  /** Lower-case letters, digits and underscores; plain. */
  readonly tableName: string;
  /** Bucket that holds the files. */
  readonly bucketName: pulumi.Input<string>;
  /** Start of the files' keys, empty or with "/" at its end; plain. Default: the whole bucket. */
  readonly prefix?: string;
  /** What the table holds. Default: nothing is said. */
  readonly description?: string;
  /** In the order of `SELECT *`. Plain list, at least one. */
  readonly columns: CatalogColumnArgs[];
  /** Folder levels between prefix and files, outermost first. Plain list. Default: none. */
  readonly partitions?: CatalogPartitionArgs[];
}
