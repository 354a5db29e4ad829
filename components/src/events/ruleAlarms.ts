import * as pulumi from "@pulumi/pulumi";
import { metricAlarm } from "../observability/metricAlarm.js";

interface RuleAlarmsPlan {
  readonly ruleName: pulumi.Output<string>;
  readonly eventBusName: pulumi.Input<string>;
  /** Of the rule's own queue; absent where another is used, which its owner watches. */
  readonly queueName: pulumi.Output<string> | undefined;
  readonly alarmTopicArn: pulumi.Input<string>;
  readonly region: pulumi.Input<string> | undefined;
  readonly tags: pulumi.Output<Record<string, string>>;
}

/** Tells when a rule's deliveries fail, and when an event was given up. */
export function ruleAlarms(parent: pulumi.Resource, name: string, plan: RuleAlarmsPlan): void {
  const { ruleName, eventBusName, queueName } = plan;
  // EventBridge names the bus among the dimensions only where it is not the default one.
  const dimensions = pulumi
    .all([ruleName, eventBusName])
    .apply(
      ([RuleName, EventBusName]): Record<string, string> =>
        EventBusName === "default" ? { RuleName } : { EventBusName, RuleName },
    );
  const failed = {
    name: "failed",
    description: `${name} could not deliver at all: look at the target's policy and at the rule's role`,
    metrics: [{ namespace: "AWS/Events", metricName: "FailedInvocations", dimensions }],
    threshold: 0,
  };
  metricAlarm(parent, name, failed, plan);
  if (queueName === undefined) return;
  const metric = { namespace: "AWS/SQS", metricName: "ApproximateNumberOfMessagesVisible", statistic: "Maximum" };
  const letters = {
    name: "dead-letters",
    description: `Events of ${name} were given up: mend the target, then send them again from the queue`,
    metrics: [{ ...metric, dimensions: { QueueName: queueName } }],
    threshold: 0,
    periodSeconds: 60,
  };
  metricAlarm(parent, name, letters, plan);
}
