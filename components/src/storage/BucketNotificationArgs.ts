import type * as pulumi from "@pulumi/pulumi";

/** A queue that hears of a bucket's objects. */
export interface BucketNotificationArgs {
  /** ARN of the queue, whose policy must let S3 send for this bucket (`senders` of a HardenedQueue). */
  readonly queueArn: pulumi.Input<string>;
  /** Start of the keys that are told, ending at "/". Default: all. */
  readonly prefix?: pulumi.Input<string>;
  /** End of the keys that are told, for example ".tar.zst". Default: all. */
  readonly suffix?: pulumi.Input<string>;
  /** S3 event types. Default: ["s3:ObjectCreated:*"]. */
  readonly events?: pulumi.Input<pulumi.Input<string>[]>;
}
