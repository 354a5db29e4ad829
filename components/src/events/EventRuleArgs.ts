import type * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import type { Tags } from "../tagging/tagsFor.js";
import type { EventRetryArgs } from "./EventRetryArgs.js";

export interface EventRuleArgs {
  /** Which events, as an EventBridge pattern in JSON. Exactly one of this and `schedule`. */
  readonly eventPattern?: pulumi.Input<string>;
  /** When, as `rate(1 day)` or `cron(0 3 * * ? *)` in UTC. Exactly one of this and `eventPattern`. */
  readonly schedule?: pulumi.Input<string>;
  /** Bus that the events come in on; schedules are the default bus's. Default: "default". */
  readonly eventBusName?: pulumi.Input<string>;
  /** Physical name of the rule. Default: the component's name; a target's policy can name the rule by it beforehand. */
  readonly ruleName?: pulumi.Input<string>;
  /** ARN of a queue; its policy must let the rule send. Exactly one target is given; which is plain. */
  readonly toQueueArn?: pulumi.Input<string>;
  /** ARN of a topic; its policy must let the rule publish. */
  readonly toTopicArn?: pulumi.Input<string>;
  /** ARN of a function, with its alias if it is called by one; its policy is extended by this rule. */
  readonly toFunctionArn?: pulumi.Input<string>;
  /** ARN of a state machine, started by a role of the rule's own. */
  readonly toStateMachineArn?: pulumi.Input<string>;
  /** JSON that the target gets in place of the event. Default: the event. */
  readonly input?: pulumi.Input<string>;
  /** How long it is tried. Default: 185 times in a day. */
  readonly retry?: EventRetryArgs;
  /** ARN of a queue that keeps what could not be delivered; its policy must let the rule send. Default: one of its own. */
  readonly deadLetterQueueArn?: pulumi.Input<string>;
  /** ARN of the key of its own queue. Its policy must let EventBridge use it for the rule. Default: an `EncryptionKey`. */
  readonly keyArn?: pulumi.Input<string>;
  /** Topic that is told when a delivery fails, and when an event is given up. Default: no alarm. */
  readonly alarmTopicArn?: pulumi.Input<string>;
  /** Managed policy that bounds the role (IAM-20). Default: none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
  /** "prod" protects its own queue and key from deletion by Pulumi. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}
