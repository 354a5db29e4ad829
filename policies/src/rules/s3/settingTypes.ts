/** A kind of bucket setting: the types that hold it as a resource of its own, and the bucket's properties that hold it inline. */
interface SettingShapes {
  readonly types: readonly [string, ...string[]];
  readonly inline: readonly string[];
}

/** The newest shape first: what examples are made of. */
const v7 = <Name extends string>(name: Name, resource: string): readonly [string, string] => [
  `aws:s3/${name}:${resource}`,
  `aws:s3/${name}V2:${resource}V2`,
];

/** Where @pulumi/aws keeps the settings of a bucket, in its present and its older shapes. */
export const settingTypes = {
  encryption: {
    types: v7("bucketServerSideEncryptionConfiguration", "BucketServerSideEncryptionConfiguration"),
    inline: ["serverSideEncryptionConfiguration", "serverSideEncryptionConfigurations"],
  },
  versioning: { types: v7("bucketVersioning", "BucketVersioning"), inline: ["versioning", "versionings"] },
  logging: { types: v7("bucketLogging", "BucketLogging"), inline: ["logging", "loggings"] },
  lifecycle: {
    types: v7("bucketLifecycleConfiguration", "BucketLifecycleConfiguration"),
    inline: ["lifecycleRules"],
  },
  lock: {
    types: v7("bucketObjectLockConfiguration", "BucketObjectLockConfiguration"),
    inline: ["objectLockConfiguration"],
  },
  replication: {
    types: ["aws:s3/bucketReplicationConfig:BucketReplicationConfig"],
    inline: ["replicationConfiguration", "replicationConfigurations"],
  },
  website: {
    types: v7("bucketWebsiteConfiguration", "BucketWebsiteConfiguration"),
    inline: ["website", "websites"],
  },
  acceleration: {
    types: v7("bucketAccelerateConfiguration", "BucketAccelerateConfiguration"),
    inline: ["accelerationStatus"],
  },
  acl: { types: v7("bucketAcl", "BucketAcl"), inline: ["acl", "grants"] },
  policy: { types: ["aws:s3/bucketPolicy:BucketPolicy"], inline: ["policy"] },
} as const satisfies Readonly<Record<string, SettingShapes>>;

export type SettingKind = keyof typeof settingTypes;
