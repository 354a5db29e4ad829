import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import { type Home, homeOf } from "../account/homeOf.js";
import { checkServices } from "../identity/checkServices.js";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import type { Sender } from "../messaging/senderStatements.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { type Tags, tagsFor } from "../tagging/tagsFor.js";
import { topicPolicyFor } from "./topicPolicyFor.js";

/** An AWS service that publishes to the topic on behalf of this account. */
export interface AlarmPublisherArgs {
  /** Service principal, for example "events.amazonaws.com". */
  readonly service: pulumi.Input<string>;
  /** ARNs of the resources for which it publishes; `*` matches as in ArnLike. At least one. */
  readonly sourceArns: pulumi.Input<pulumi.Input<string>[]>;
}

export interface AlarmTopicArgs {
  /** Default: the component's name. */
  readonly topicName?: pulumi.Input<string>;
  /** ARN of the key. Its policy must let the publishers' services use it. Default: an `EncryptionKey` of its own. */
  readonly keyArn?: pulumi.Input<string>;
  /**
   * Services that publish here. The list is plain. Default: CloudWatch for the alarms, and EventBridge for the rules, of
   * this account and region.
   */
  readonly publishers?: AlarmPublisherArgs[];
  /** "prod" protects the key from deletion by Pulumi. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}

/**
 * The topic that takes a region's alarms. Subscribe people and tools to it where it is deployed.
 *
 * Defaults: encrypted with a key that only the publishers may use, TLS only, open to CloudWatch alarms and EventBridge
 * rules of this account and region and to nobody else's, signatures by SHA-256.
 *
 * Cost: the key 1 USD a month unless `keyArn` is given; e-mails 2 USD per 100,000.
 *
 * Controls: ENC-16, ENC-19, MON-12.
 *
 * @example
 * const alarms = new AlarmTopic("alarms");
 */
export class AlarmTopic extends pulumi.ComponentResource {
  /** Name of the topic. */
  readonly topicName: pulumi.Output<string>;
  /** ARN of the topic, once its policy lets the publishers in. */
  readonly topicArn: pulumi.Output<string>;
  /** ARN of the key that encrypts it. */
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: AlarmTopicArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("AlarmTopic", name);
    checkServices(component, "publishers", args.publishers);
    super("sallyport:index:AlarmTopic", name, args, opts);
    const home = homeOf(this, args);
    const topicName = args.topicName ?? name;
    const topicArn = pulumi.interpolate`arn:${home.partition}:sns:${home.region}:${home.accountId}:${topicName}`;
    const publishers = args.publishers ?? ownPublishers(home);
    const keyArn = pulumi.output(args.keyArn ?? ownKey(this, name, args, publishers));

    const topic = new aws.sns.Topic(
      `${name}-topic`,
      {
        name: topicName,
        kmsMasterKeyId: keyArn,
        signatureVersion: 2,
        region: args.region,
        tags: tagsFor("AlarmTopic", name, args.tags),
      },
      { parent: this },
    );
    const policy = new aws.sns.TopicPolicy(
      `${name}-policy`,
      {
        arn: topic.arn,
        policy: pulumi
          .all([topicArn, home.accountId, pulumi.output(publishers)])
          .apply(([arn, account, from]) => JSON.stringify(topicPolicyFor(arn, account, from as Sender[]))),
        region: args.region,
      },
      { parent: this },
    );

    this.topicName = knownAfter(topicName, topic, policy);
    this.topicArn = knownAfter(topicArn, topic, policy);
    this.keyArn = keyArn;
    this.registerOutputs({ topicName: this.topicName, topicArn: this.topicArn, keyArn: this.keyArn });
  }
}

function ownPublishers({ partition, region, accountId }: Home): AlarmPublisherArgs[] {
  return [
    {
      service: "cloudwatch.amazonaws.com",
      sourceArns: [pulumi.interpolate`arn:${partition}:cloudwatch:${region}:${accountId}:alarm:*`],
    },
    {
      service: "events.amazonaws.com",
      sourceArns: [pulumi.interpolate`arn:${partition}:events:${region}:${accountId}:rule/*`],
    },
  ];
}

function ownKey(
  parent: pulumi.Resource,
  name: string,
  { account, environment, region, tags }: AlarmTopicArgs,
  services: AlarmPublisherArgs[],
): pulumi.Output<string> {
  const description = `Encrypts the notifications of ${name}`;
  const key = new EncryptionKey(
    `${name}-key`,
    { description, services, account, environment, region, tags },
    { parent },
  );
  return key.keyArn;
}
