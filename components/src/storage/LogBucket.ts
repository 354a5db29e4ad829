import * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import { homeOf } from "../account/homeOf.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { bucketNameFor } from "../naming/bucketNameFor.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { type Tags, tagsFor } from "../tagging/tagsFor.js";
import { closedBucket } from "./closedBucket.js";
import { DataRole } from "./DataRole.js";
import { lifecycleFor } from "./lifecycleFor.js";
import { logBucketPolicyFor } from "./logBucketPolicyFor.js";

export interface LogBucketArgs {
  /** Default: `<name>-<account>-<region>`. */
  readonly bucketName?: pulumi.Input<string>;
  /**
   * Names of the buckets that log here; `*` matches any characters. Only buckets of this account and region can.
   * Default: every bucket of the account.
   */
  readonly sources?: pulumi.Input<pulumi.Input<string>[]>;
  /** Days that logs are kept, plain. Default: 365. */
  readonly retentionDays?: number;
  /** "prod" protects the bucket from deletion by Pulumi. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}

/**
 * The bucket that takes the access logs of a region's buckets.
 *
 * Defaults: private, owner-enforced, versioned, TLS 1.2 or later, logs kept a year. Encrypted with SSE-S3 by nature: S3
 * cannot deliver access logs to a bucket whose default is SSE-KMS. It has no access logs of its own (they would loop).
 * Inventories do not come here: they name every object, and go to a HardenedBucket (`inventorySources`), under a key.
 *
 * Cost: storage, about 0.023 USD per GB and month; delivery is free.
 *
 * Controls: STO-01, STO-02, STO-03, STO-05, ENC-02.
 *
 * @example
 * const logs = new LogBucket("logs", { sources: ["orders-*"] });
 */
export class LogBucket extends pulumi.ComponentResource {
  /** Name of the bucket, once it can take logs. */
  readonly bucketName: pulumi.Output<string>;
  /** ARN of the bucket, once it can take logs. */
  readonly bucketArn: pulumi.Output<string>;

  constructor(name: string, args: LogBucketArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("LogBucket", name);
    const { retentionDays = 365 } = args;
    if (!(Number.isInteger(retentionDays) && retentionDays >= 1)) {
      throw new ArgumentError(component, "retentionDays", retentionDays, "give whole days, at least 1");
    }
    const lifecycle = lifecycleFor(component, DataRole.General, { expireDays: retentionDays, noncurrentDays: 30 });
    super("sallyport:index:LogBucket", name, args, opts);
    const home = homeOf(this, args);
    const bucketName = bucketNameFor(component, name, args.bucketName, home);
    const bucketArn = pulumi.interpolate`arn:${home.partition}:s3:::${bucketName}`;
    const sources = pulumi.output(args.sources ?? ["*"]);

    const { settled } = closedBucket(this, name, {
      bucketName,
      policy: pulumi
        .all([bucketArn, home.accountId, home.partition, sources])
        .apply(([arn, accountId, partition, names]) => {
          const sourceArns = names.map((source) => `arn:${partition}:s3:::${source}`);
          return JSON.stringify(logBucketPolicyFor(arn, accountId, sourceArns));
        }),
      lifecycle,
      protect: args.environment === "prod",
      region: args.region,
      tags: tagsFor("LogBucket", name, args.tags),
    });

    this.bucketName = knownAfter(bucketName, ...settled);
    this.bucketArn = knownAfter(bucketArn, ...settled);
    this.registerOutputs({ bucketName: this.bucketName, bucketArn: this.bucketArn });
  }
}
