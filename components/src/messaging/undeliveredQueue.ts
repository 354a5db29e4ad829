import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";
import { knownAfter } from "../naming/knownAfter.js";
import { atTheFirst } from "../observability/atTheFirst.js";
import { setAsideQueue } from "./setAsideQueue.js";

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
  const { home, topicArn, keyArn, alarmTopicArn, production, region, tags } = plan;
  const id = `${name}-undelivered`;
  const queueName = pulumi.interpolate`${plan.topicName}-undelivered`;
  const undelivered = setAsideQueue(
    parent,
    { queue: `${id}-queue`, policy: `${id}-policy` },
    {
      home,
      queueName,
      keyArn,
      senders: topicArn.apply((topic) => [{ service: "sns.amazonaws.com", sourceArns: [topic] }]),
      receiveWaitTimeSeconds: 20,
      production,
      region,
      tags,
    },
  );
  if (alarmTopicArn !== undefined) {
    new aws.cloudwatch.MetricAlarm(
      `${id}-letters`,
      {
        ...atTheFirst({ alarmTopicArn, region, tags }),
        name: pulumi.interpolate`${queueName}-letters`,
        alarmDescription: `Notifications of ${name} could not be delivered: mend the subscriber and send them again`,
        namespace: "AWS/SQS",
        metricName: "ApproximateNumberOfMessagesVisible",
        dimensions: { QueueName: knownAfter(queueName, undelivered.queue) },
        statistic: "Maximum",
        period: 60,
      },
      { parent },
    );
  }
  return undelivered.queueArn;
}
