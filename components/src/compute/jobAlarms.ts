import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { eventAlarm } from "./eventAlarm.js";
import type { BatchPlan } from "./jobDefinitionOf.js";

/**
 * The metric that tells how long the longest running job of a queue has been running, since Batch has none: seconds, at
 * least every five minutes, with the queue's name as dimension.
 */
const runningTime = { namespace: "Sallyport/Batch", metricName: "JobSeconds", dimension: "JobQueue" } as const;

/** Tells when a job has failed (MON-01) and when one runs long (MON-02). */
export function jobAlarms(
  { parent, name, args: { region }, limits, home, tags }: BatchPlan,
  jobQueueName: string,
  alarmTopicArn: pulumi.Input<string>,
): void {
  const { partition, region: place, accountId } = home;
  const queueArn = pulumi.interpolate`arn:${partition}:batch:${place}:${accountId}:job-queue/${jobQueueName}`;
  eventAlarm(parent, `${name}-failed`, {
    eventPattern: pulumi.jsonStringify({
      source: ["aws.batch"],
      "detail-type": ["Batch Job State Change"],
      detail: { status: ["FAILED"], jobQueue: [queueArn] },
    }),
    inputPaths: { job: "$.detail.jobName", id: "$.detail.jobId", reason: "$.detail.statusReason" },
    message: "Job <job> (<id>) failed: <reason>",
    description: `A job of ${name} failed: read its log, mend the cause, submit it again`,
    alarmTopicArn,
    region,
    tags,
  });
  const hours = (limits.longJobSeconds / 3600).toFixed(1).replace(/\.0$/, "");
  new aws.cloudwatch.MetricAlarm(
    `${name}-long`,
    {
      name: `${name}-long`,
      alarmDescription: `A job of ${name} has run for more than ${hours} hours: see whether it still gets on`,
      namespace: runningTime.namespace,
      metricName: runningTime.metricName,
      dimensions: { [runningTime.dimension]: jobQueueName },
      statistic: "Maximum",
      // Three values of every five minutes: one that comes late does not end the alarm while the job still runs.
      period: 900,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanThreshold",
      threshold: limits.longJobSeconds,
      treatMissingData: "notBreaching",
      alarmActions: [alarmTopicArn],
      okActions: [alarmTopicArn],
      region,
      tags,
    },
    { parent },
  );
}
