import type { Example } from "../../ResourceDefinition.js";
import type { Json, Properties } from "../../values/Json.js";

const oldest = {
  comparisonOperator: "GreaterThanThreshold",
  evaluationPeriods: 3,
  metricName: "ApproximateAgeOfOldestMessage",
  namespace: "AWS/SQS",
  period: 60,
  threshold: 900,
};

/** Alarms on one metric with dimensions, on a percentile, on metric math, and on a band of expected values. */
export const alarmExamples: readonly Example[] = [
  {
    needs: { topic: { type: "aws:sns/topic:Topic", inputs: () => ({ name: "conformance-alarm" }) } },
    base: (made) => ({
      ...oldest,
      name: "conformance-alarm",
      alarmActions: [made("topic", "arn")],
      alarmDescription: "the queue is not read",
      datapointsToAlarm: 2,
      dimensions: { QueueName: "in" },
      okActions: [made("topic", "arn")],
      statistic: "Maximum",
      tags: { team: "data" },
      treatMissingData: "notBreaching",
    }),
    updated: (made) => ({
      ...oldest,
      name: "conformance-alarm",
      actionsEnabled: false,
      dimensions: { QueueName: "in", Stage: "test" },
      extendedStatistic: "p90",
      insufficientDataActions: [made("topic", "arn")],
      tags: { stage: "test" },
      treatMissingData: "breaching",
    }),
    replacing: () => ({ ...oldest, name: "conformance-alarm-renamed", statistic: "Maximum" }),
  },
  {
    base: () => ({
      name: "conformance-alarm-gap",
      comparisonOperator: "GreaterThanThreshold",
      evaluationPeriods: 15,
      threshold: 0,
      metricQueries: queries("desired - running"),
    }),
    updated: () => ({
      name: "conformance-alarm-gap",
      comparisonOperator: "GreaterThanThreshold",
      evaluationPeriods: 5,
      threshold: 1,
      metricQueries: queries("FILL(desired, 0) - FILL(running, 0)"),
    }),
    replacing: () => ({ ...oldest, name: "conformance-alarm-single", statistic: "Sum" }),
  },
  {
    base: () => unusual(2),
    updated: () => ({ ...unusual(3), comparisonOperator: "LessThanLowerOrGreaterThanUpperThreshold" }),
  },
];

const unusual = (deviations: number): Properties => ({
  name: "conformance-alarm-unusual",
  comparisonOperator: "GreaterThanUpperThreshold",
  evaluationPeriods: 2,
  thresholdMetricId: "band",
  metricQueries: [
    { id: "running", metric: taskCount("RunningTaskCount"), returnData: true },
    { id: "band", expression: `ANOMALY_DETECTION_BAND(running, ${deviations})`, label: "Expected", returnData: true },
  ],
});

const queries = (expression: string): Json => [
  { id: "gap", expression, label: "missing tasks", returnData: true },
  { id: "desired", metric: taskCount("DesiredTaskCount") },
  { id: "running", metric: taskCount("RunningTaskCount") },
];

const taskCount = (metricName: string): Json => ({
  metricName,
  namespace: "ECS/ContainerInsights",
  period: 60,
  stat: "Average",
  dimensions: { ClusterName: "workers", ServiceName: "compressor" },
});
