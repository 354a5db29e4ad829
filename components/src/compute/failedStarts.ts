import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type SetAsideQueue, setAsideQueue } from "../messaging/setAsideQueue.js";
import { atTheFirst } from "../observability/atTheFirst.js";
import type { ScheduledTaskArgs } from "./ScheduledTaskArgs.js";
import type { TaskPlan } from "./TaskPlan.js";

/** Keeps what Scheduler could not start for two weeks, and tells the topic. Scheduler writes it under the schedule's role. */
export function failedStarts(
  { parent, name, args, home, tags }: TaskPlan<ScheduledTaskArgs>,
  keyArn: pulumi.Output<string>,
): SetAsideQueue {
  const { environment, region, alarmTopicArn } = args;
  const queueName = `${name}-failed-starts`;
  const failed = setAsideQueue(
    parent,
    { queue: queueName, policy: `${queueName}-policy` },
    { home, queueName, keyArn, senders: [], production: environment === "prod", region, tags },
  );
  if (alarmTopicArn !== undefined) {
    new aws.cloudwatch.MetricAlarm(
      `${queueName}-alarm`,
      {
        ...atTheFirst({ alarmTopicArn, region, tags }),
        name: queueName,
        alarmDescription: `A task of ${name} could not be started: read the message in ${queueName}, mend, run it by hand`,
        namespace: "AWS/SQS",
        metricName: "ApproximateNumberOfMessagesVisible",
        dimensions: { QueueName: queueName },
        statistic: "Maximum",
        period: 60,
      },
      { parent },
    );
  }
  return failed;
}
