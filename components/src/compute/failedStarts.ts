import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { queuePolicyFor } from "../messaging/queuePolicyFor.js";
import { knownAfter } from "../naming/knownAfter.js";
import type { ScheduledTaskArgs } from "./ScheduledTaskArgs.js";
import type { TaskPlan } from "./TaskPlan.js";

/** The queue of starts that Scheduler gave up. */
export interface FailedStarts {
  readonly queueName: pulumi.Output<string>;
  readonly queueArn: pulumi.Output<string>;
}

/** Keeps what Scheduler could not start for two weeks, and tells the topic. Scheduler writes it under the schedule's role. */
export function failedStarts(
  { parent, name, args, home, tags }: TaskPlan<ScheduledTaskArgs>,
  keyArn: pulumi.Output<string>,
): FailedStarts {
  const { environment, region, alarmTopicArn } = args;
  const opts = { parent };
  const queueName = `${name}-failed-starts`;
  const arn = pulumi.interpolate`arn:${home.partition}:sqs:${home.region}:${home.accountId}:${queueName}`;
  const queue = new aws.sqs.Queue(
    queueName,
    {
      name: queueName,
      kmsMasterKeyId: keyArn,
      kmsDataKeyReusePeriodSeconds: 300,
      messageRetentionSeconds: 14 * 86_400,
      region,
      tags,
    },
    { parent, protect: environment === "prod" },
  );
  const policy = new aws.sqs.QueuePolicy(
    `${queueName}-policy`,
    {
      queueUrl: queue.url,
      policy: pulumi
        .all([arn, home.accountId])
        .apply(([plain, account]) => JSON.stringify(queuePolicyFor(plain, account, []))),
      region,
    },
    opts,
  );
  if (alarmTopicArn !== undefined) {
    new aws.cloudwatch.MetricAlarm(
      `${queueName}-alarm`,
      {
        name: queueName,
        alarmDescription: `A task of ${name} could not be started: read the message in ${queueName}, mend, run it by hand`,
        namespace: "AWS/SQS",
        metricName: "ApproximateNumberOfMessagesVisible",
        dimensions: { QueueName: queueName },
        statistic: "Maximum",
        period: 60,
        evaluationPeriods: 1,
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        treatMissingData: "notBreaching",
        alarmActions: [alarmTopicArn],
        okActions: [alarmTopicArn],
        region,
        tags,
      },
      opts,
    );
  }
  return { queueName: knownAfter(queueName, queue, policy), queueArn: knownAfter(arn, queue, policy) };
}
