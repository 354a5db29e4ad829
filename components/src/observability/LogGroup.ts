import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import { homeOf } from "../account/homeOf.js";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { type Tags, tagsFor } from "../tagging/tagsFor.js";
import { checkRetentionDays } from "./checkRetentionDays.js";

export interface LogGroupArgs {
  /** Default: `/sallyport/<name>`. */
  readonly logGroupName?: pulumi.Input<string>;
  /** Days that lines are kept, plain, one of those that CloudWatch Logs takes. Default: 365. */
  readonly retentionDays?: number;
  /**
   * ARN of the key. Its policy must let logs.amazonaws.com use it for this log group. Default: an `EncryptionKey` of
   * the group's own.
   */
  readonly keyArn?: pulumi.Input<string>;
  /** "prod" protects the group and its key from deletion by Pulumi. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}

/**
 * A CloudWatch log group with an end to its lines and a key of ours.
 *
 * Defaults: lines kept a year; encrypted with a customer-managed key that CloudWatch Logs may use for this group only.
 * Lines needed longer are kept here, up to ten years, and not copied to a bucket: a delivery stream for each group would
 * cost about as much for each GB as a year here, and be one more thing with a role that can fail unseen. What has to
 * outlive its group, the audit trail, has a bucket as its archive from the start (`AuditTrail`).
 *
 * Cost: 0.50 USD per GB taken in, 0.03 USD per GB and month kept; 1 USD a month for the key when it makes one.
 *
 * Controls: LOG-04, LOG-05, ENC-19.
 *
 * @example
 * const logs = new LogGroup("orders-logs", { retentionDays: 30 });
 */
export class LogGroup extends pulumi.ComponentResource {
  /** Name of the group. */
  readonly logGroupName: pulumi.Output<string>;
  /** ARN of the group, without the ":*" that stands for its streams. */
  readonly logGroupArn: pulumi.Output<string>;
  /** ARN of the key that encrypts it. */
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: LogGroupArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("LogGroup", name);
    const retentionInDays = args.retentionDays ?? 365;
    checkRetentionDays(component, "retentionDays", retentionInDays);
    super("sallyport:index:LogGroup", name, args, opts);
    const home = homeOf(this, args);
    const logGroupName = args.logGroupName ?? `/sallyport/${name}`;
    const logGroupArn = pulumi.interpolate`arn:${home.partition}:logs:${home.region}:${home.accountId}:log-group:${logGroupName}`;

    this.keyArn = pulumi.output(args.keyArn ?? ownKey(this, name, args, logGroupArn));
    const group = new aws.cloudwatch.LogGroup(
      `${name}-group`,
      {
        name: logGroupName,
        retentionInDays,
        kmsKeyId: this.keyArn,
        region: args.region,
        tags: tagsFor("LogGroup", name, args.tags),
      },
      { parent: this, protect: args.environment === "prod" },
    );

    this.logGroupName = knownAfter(logGroupName, group);
    this.logGroupArn = knownAfter(logGroupArn, group);
    this.registerOutputs({ logGroupName: this.logGroupName, logGroupArn: this.logGroupArn, keyArn: this.keyArn });
  }
}

function ownKey(
  parent: pulumi.Resource,
  name: string,
  { account, environment, region, tags }: LogGroupArgs,
  logGroupArn: pulumi.Output<string>,
): pulumi.Output<string> {
  const description = `Encrypts the lines of ${name}`;
  const services = [{ service: "logs.amazonaws.com", sourceArns: [logGroupArn] }];
  const key = new EncryptionKey(
    `${name}-key`,
    { description, services, account, environment, region, tags },
    { parent },
  );
  return key.keyArn;
}
