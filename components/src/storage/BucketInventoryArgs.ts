import type * as pulumi from "@pulumi/pulumi";

/** How often S3 lists a bucket. */
export const InventoryFrequency = {
  Daily: "Daily",
  Weekly: "Weekly",
} as const;

export type InventoryFrequency = (typeof InventoryFrequency)[keyof typeof InventoryFrequency];

/** Where S3 writes its list of a bucket's versions, with size, encryption, replication and lock state of each. */
export interface BucketInventoryArgs {
  /** Name of a HardenedBucket of the same account and region whose `inventorySources` name this bucket. */
  readonly bucket: pulumi.Input<string>;
  /** ARN of that bucket's key: the list names every object, and is encrypted like data. */
  readonly keyArn: pulumi.Input<string>;
  /** Plain. Default: daily. */
  readonly frequency?: InventoryFrequency;
}
