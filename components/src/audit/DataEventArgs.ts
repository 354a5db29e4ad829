import type * as pulumi from "@pulumi/pulumi";

/**
 * Whose data events a trail records, beside every management event. Reads of secrets and parameters, and uses of keys,
 * are management events: they need no entry.
 */
export interface DataEventArgs {
  /** ARNs of buckets whose objects' reads and writes are recorded. Default: none. */
  readonly bucketArns?: pulumi.Input<pulumi.Input<string>[]>;
  /** ARNs of tables, of any region, whose items' reads and writes are recorded. Default: none. */
  readonly tableArns?: pulumi.Input<pulumi.Input<string>[]>;
  /** ARNs of functions, of any region, whose calls are recorded. Default: none. */
  readonly functionArns?: pulumi.Input<pulumi.Input<string>[]>;
}
