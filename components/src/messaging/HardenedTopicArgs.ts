import type * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import type { Tags } from "../tagging/tagsFor.js";
import type { TopicProtocol } from "./TopicProtocol.js";

/** An AWS service that publishes to the topic on behalf of this account. */
export interface TopicPublisherArgs {
  /** Service principal, for example "events.amazonaws.com" for a rule's, "cloudwatch.amazonaws.com" for an alarm's. */
  readonly service: pulumi.Input<string>;
  /** ARNs of the resources for which it publishes; `*` matches as in ArnLike. At least one. */
  readonly sourceArns: pulumi.Input<pulumi.Input<string>[]>;
}

/** Someone who is sent what is published. */
export interface TopicSubscriptionArgs {
  /** How. Plain. */
  readonly protocol: TopicProtocol;
  /**
   * ARN of a queue or function, an `https:` URL or an e-mail address. A queue's policy and key must let
   * sns.amazonaws.com send for this topic, a function's policy must let it call; URLs and people must confirm.
   */
  readonly endpoint: pulumi.Input<string>;
  /** Which notifications, as an SNS filter policy over message attributes in JSON. Default: all. */
  readonly filterPolicy?: pulumi.Input<string>;
  /** The message alone, without SNS's envelope, for queues and URLs. Plain. Default: false. */
  readonly rawMessage?: boolean;
}

export interface HardenedTopicArgs {
  /** At most 68 letters, digits, hyphens and underscores. Default: the component's name. */
  readonly topicName?: pulumi.Input<string>;
  /**
   * ARN of the key of the topic and of its queue. Its policy must let the publishers' services use it, and
   * sns.amazonaws.com for this topic. Default: an `EncryptionKey` that lets exactly those in.
   */
  readonly keyArn?: pulumi.Input<string>;
  /** Services that publish here. The list is plain. Default: none. */
  readonly publishers?: TopicPublisherArgs[];
  /**
   * Names of the only roles that may publish, with their paths if they have one (SEC-11). The list is plain. Default:
   * every role of the account whose IAM policy grants it.
   */
  readonly publisherRoleNames?: pulumi.Input<string>[];
  /** Who is sent what is published; nobody else can subscribe. The list is plain. Default: nobody. */
  readonly subscriptions?: TopicSubscriptionArgs[];
  /** Topic that is told when a notification could not be delivered. Default: no alarm. */
  readonly alarmTopicArn?: pulumi.Input<string>;
  /** "prod" protects the key and the queue of what could not be delivered from deletion by Pulumi. Default: not. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}
