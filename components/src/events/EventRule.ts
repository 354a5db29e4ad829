import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { homeOf } from "../account/homeOf.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { tagsFor } from "../tagging/tagsFor.js";
import { checkRuleArgs } from "./checkRuleArgs.js";
import { deadLetters } from "./deadLetters.js";
import { deliveryOf } from "./deliveryOf.js";
import type { EventRuleArgs } from "./EventRuleArgs.js";
import { ruleAlarms } from "./ruleAlarms.js";
import { ruleArnFor } from "./ruleArnFor.js";
import { targetOf } from "./targetOf.js";

/**
 * Events that match a pattern, or a schedule, delivered to one queue, topic, function or state machine, and kept where
 * that fails. For the bus of another region see `EventRoute`; for a task in containers `ScheduledTask`.
 *
 * Defaults: tried 185 times in a day, then kept two weeks in an encrypted queue that takes from this rule only; a function
 * lets in this rule of this account only; a state machine is started by a role that can do nothing else.
 *
 * Cost: rules on AWS events and schedules are free, events of the account's own 1 USD per million; the key 1 USD a month
 * unless `keyArn` or `deadLetterQueueArn` is given; the alarms 0.20 USD a month.
 *
 * Controls: SEC-11, MON-01, MON-12, ENC-16, ENC-19, IAM-09, IAM-20.
 *
 * @example
 * const nightly = new EventRule("orders-nightly", {
 *   schedule: "cron(0 3 * * ? *)",
 *   toQueueArn: queue.queueArn,
 *   input: JSON.stringify({ job: "pack" }),
 *   alarmTopicArn: topic.topicArn,
 * });
 */
export class EventRule extends pulumi.ComponentResource {
  /** Name of the rule. */
  readonly ruleName: pulumi.Output<string>;
  /** ARN of the rule. */
  readonly ruleArn: pulumi.Output<string>;
  /** ARN of the queue that keeps what could not be delivered. */
  readonly deadLetterQueueArn: pulumi.Output<string>;

  constructor(name: string, args: EventRuleArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("EventRule", name);
    checkRuleArgs(component, name, args);
    super("sallyport:index:EventRule", name, args, opts);
    const { region, eventBusName = "default", alarmTopicArn } = args;
    const home = homeOf(this, args);
    const ruleName = pulumi.output(args.ruleName ?? name);
    const ruleArn = ruleArnFor(home, eventBusName, ruleName);
    const tags = tagsFor("EventRule", name, args.tags);

    const rule = new aws.cloudwatch.EventRule(
      `${name}-rule`,
      {
        name: ruleName,
        eventBusName,
        eventPattern: args.eventPattern,
        scheduleExpression: args.schedule,
        state: "ENABLED",
        region,
        tags,
      },
      { parent: this },
    );
    const own = args.deadLetterQueueArn === undefined ? deadLetters(this, name, args, home, ruleArn) : undefined;
    const deadLetterQueueArn = pulumi.output(own?.queueArn ?? args.deadLetterQueueArn ?? "");
    const target = new aws.cloudwatch.EventTarget(
      `${name}-target`,
      {
        rule: rule.name,
        eventBusName,
        targetId: name,
        input: args.input,
        region,
        ...targetOf({ parent: this, name, args, home, ruleArn }),
        ...deliveryOf(args.retry ?? {}, deadLetterQueueArn),
      },
      { parent: this },
    );
    if (alarmTopicArn !== undefined) {
      ruleAlarms(this, name, { ruleName, eventBusName, queueName: own?.queueName, alarmTopicArn, region, tags });
    }

    this.ruleName = knownAfter(ruleName, rule, target);
    this.ruleArn = knownAfter(ruleArn, rule, target);
    this.deadLetterQueueArn = deadLetterQueueArn;
    this.registerOutputs({
      ruleName: this.ruleName,
      ruleArn: this.ruleArn,
      deadLetterQueueArn: this.deadLetterQueueArn,
    });
  }
}
