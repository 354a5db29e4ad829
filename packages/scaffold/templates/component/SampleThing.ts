import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import { homeOf } from "../account/homeOf.js";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { checkRetentionDays } from "../observability/checkRetentionDays.js";
import { type Tags, tagsFor } from "../tagging/tagsFor.js";

export interface SampleThingArgs {
  /** Days that lines are kept, plain, one of those that CloudWatch Logs takes. Default: 365. */
  readonly retentionDays?: number;
  /** "prod" protects what holds data from deletion by Pulumi. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}

/**
 * Sample thing: say in a sentence what it is for. As it was made, it is a log group under a key of its own.
 *
 * Defaults: the strictest of each setting; here lines are kept a year, under a key that only this group may use.
 *
 * Cost: 0.50 USD per GB taken in, 0.03 USD per GB and month kept; the key 1 USD a month.
 *
 * Controls: LOG-04, ENC-19.
 *
 * @example
 * const made = new SampleThing("orders", { retentionDays: 30 });
 */
export class SampleThing extends pulumi.ComponentResource {
  /** Name of the log group. */
  readonly logGroupName: pulumi.Output<string>;
  /** ARN of the key that encrypts it. */
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: SampleThingArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("SampleThing", name);
    const retentionInDays = args.retentionDays ?? 365;
    checkRetentionDays(component, "retentionDays", retentionInDays);
    super("sallyport:index:SampleThing", name, args, opts);
    const home = homeOf(this, args);
    const logGroupName = `/sallyport/sample-thing/${name}`;
    const { account, environment, region, tags } = args;
    const group = pulumi.interpolate`arn:${home.partition}:logs:${home.region}:${home.accountId}:log-group:${logGroupName}`;

    const key = new EncryptionKey(
      `${name}-key`,
      {
        description: `Encrypts the lines of ${name}`,
        services: [{ service: "logs.amazonaws.com", sourceArns: [group] }],
        ...{ account, environment, region, tags },
      },
      { parent: this },
    );
    const made = new aws.cloudwatch.LogGroup(
      `${name}-group`,
      {
        name: logGroupName,
        retentionInDays,
        kmsKeyId: key.keyArn,
        region,
        tags: tagsFor("SampleThing", name, tags),
      },
      { parent: this, protect: environment === "prod" },
    );

    this.logGroupName = knownAfter(logGroupName, made);
    this.keyArn = key.keyArn;
    this.registerOutputs({ logGroupName: this.logGroupName, keyArn: this.keyArn });
  }
}
