import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";
import { knownAfter } from "../naming/knownAfter.js";
import { queuePolicyFor } from "./queuePolicyFor.js";

interface UndeliveredPlan {
  readonly home: Home;
  readonly topicName: pulumi.Output<string>;
  readonly topicArn: pulumi.Output<string>;
  readonly keyArn: pulumi.Output<string>;
  readonly alarmTopicArn: pulumi.Input<string> | undefined;
  readonly production: boolean;
  readonly region: pulumi.Input<string> | undefined;
  readonly tags: pulumi.Output<Record<string, string>>;
}

/**
 * The queue that takes what a topic could not deliver after SNS's retries, `<topic>-undelivered`, with an alarm at the
 * first such notification. Gives its ARN, once the topic may send there.
 */
export function undeliveredQueue(parent: pulumi.Resource, name: string, plan: UndeliveredPlan): pulumi.Output<string> {
  const { home, topicArn, region, tags } = plan;
  const id = `${name}-undelivered`;
  const queueName = pulumi.interpolate`${plan.topicName}-undelivered`;
  const queueArn = pulumi.interpolate`arn:${home.partition}:sqs:${home.region}:${home.accountId}:${queueName}`;
  const queue = new aws.sqs.Queue(
    `${id}-queue`,
    {
      name: queueName,
      kmsMasterKeyId: plan.keyArn,
      kmsDataKeyReusePeriodSeconds: 300,
      messageRetentionSeconds: 14 * 86_400,
      receiveWaitTimeSeconds: 20,
      region,
      tags,
    },
    { parent, protect: plan.production },
  );
  const policy = new aws.sqs.QueuePolicy(
    `${id}-policy`,
    {
      queueUrl: queue.url,
      policy: pulumi.all([queueArn, home.accountId, topicArn]).apply(([queue, account, topic]) => {
        const sender = { service: "sns.amazonaws.com", sourceArns: [topic] };
        return JSON.stringify(queuePolicyFor(queue, account, [sender]));
      }),
      region,
    },
    { parent },
  );
  if (plan.alarmTopicArn !== undefined) {
    new aws.cloudwatch.MetricAlarm(
      `${id}-letters`,
      {
        name: pulumi.interpolate`${queueName}-letters`,
        alarmDescription: `Notifications of ${name} could not be delivered: mend the subscriber and send them again`,
        namespace: "AWS/SQS",
        metricName: "ApproximateNumberOfMessagesVisible",
        dimensions: { QueueName: knownAfter(queueName, queue) },
        statistic: "Maximum",
        period: 60,
        evaluationPeriods: 1,
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        treatMissingData: "notBreaching",
        alarmActions: [plan.alarmTopicArn],
        okActions: [plan.alarmTopicArn],
        region,
        tags,
      },
      { parent },
    );
  }
  return knownAfter(queueArn, queue, policy);
}
