import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { tagsFor } from "../tagging/tagsFor.js";
import type { HardenedQueueArgs } from "./HardenedQueueArgs.js";

interface QueueNames {
  readonly queueName: pulumi.Output<string>;
  readonly deadLetterQueueName: pulumi.Output<string>;
}

/** Tells when a message is set aside and, where it is said what that is, when one waits too long. */
export function queueAlarms(
  parent: pulumi.Resource,
  name: string,
  { alarmTopicArn, alarmAgeMinutes, region, tags }: HardenedQueueArgs,
  { queueName, deadLetterQueueName }: QueueNames,
): void {
  if (alarmTopicArn === undefined) return;
  const common = {
    namespace: "AWS/SQS",
    statistic: "Maximum",
    period: 60,
    comparisonOperator: "GreaterThanThreshold",
    treatMissingData: "notBreaching",
    alarmActions: [alarmTopicArn],
    okActions: [alarmTopicArn],
    region,
    tags: tagsFor("HardenedQueue", name, tags),
  };
  new aws.cloudwatch.MetricAlarm(
    `${name}-dead-letters`,
    {
      ...common,
      name: pulumi.interpolate`${deadLetterQueueName}-letters`,
      alarmDescription: `Messages were set aside after repeated failure: read ${name}'s log, mend, redrive`,
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: deadLetterQueueName },
      evaluationPeriods: 1,
      threshold: 0,
    },
    { parent },
  );
  if (alarmAgeMinutes === undefined) return;
  new aws.cloudwatch.MetricAlarm(
    `${name}-waiting`,
    {
      ...common,
      name: pulumi.interpolate`${queueName}-waiting`,
      alarmDescription: `A message has waited for more than ${alarmAgeMinutes} minutes: see whether ${name}'s workers run`,
      metricName: "ApproximateAgeOfOldestMessage",
      dimensions: { QueueName: queueName },
      // Five minutes in a row keep a short burst quiet.
      evaluationPeriods: 5,
      threshold: alarmAgeMinutes * 60,
    },
    { parent },
  );
}
