import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { atTheFirst } from "../observability/atTheFirst.js";

interface EventAlarmPlan {
  /** Which events, as an EventBridge pattern. */
  readonly eventPattern: pulumi.Output<string>;
  /** Parts of the event for the message, by word: `{ job: "$.detail.jobName" }`. */
  readonly inputPaths: Readonly<Record<string, string>>;
  /** One line that tells people what happened, with the words in angle brackets. */
  readonly message: string;
  /** What the alarm says. */
  readonly description: string;
  readonly alarmTopicArn: pulumi.Input<string>;
  readonly region: pulumi.Input<string> | undefined;
  readonly tags: pulumi.Output<Record<string, string>>;
}

/**
 * Tells a topic of events that should not happen: a rule sends a line for each, which says what it was about, and an
 * alarm on the rule's own metric (AWS/Events TriggeredRules) holds the state for dashboards and for who looks later.
 */
export function eventAlarm(parent: pulumi.Resource, id: string, plan: EventAlarmPlan): void {
  const { eventPattern, alarmTopicArn, region, tags } = plan;
  const opts = { parent };
  const rule = new aws.cloudwatch.EventRule(
    `${id}-rule`,
    { name: id, description: plan.description, eventPattern, region, tags },
    opts,
  );
  new aws.cloudwatch.EventTarget(
    `${id}-target`,
    {
      rule: rule.name,
      targetId: id,
      arn: alarmTopicArn,
      // EventBridge puts the parts in and keeps the quotes: the message is a JSON text.
      inputTransformer: { inputPaths: plan.inputPaths, inputTemplate: JSON.stringify(plan.message) },
      region,
    },
    opts,
  );
  new aws.cloudwatch.MetricAlarm(
    `${id}-alarm`,
    {
      name: id,
      alarmDescription: plan.description,
      namespace: "AWS/Events",
      metricName: "TriggeredRules",
      dimensions: { RuleName: id },
      statistic: "Sum",
      period: 60,
      ...atTheFirst({ alarmTopicArn, region, tags }),
    },
    opts,
  );
}
