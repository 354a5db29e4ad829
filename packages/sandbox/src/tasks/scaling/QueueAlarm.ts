import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import type { MetricExpression } from "./metricExpression.js";

/** The queue attributes behind the AWS/SQS metrics that the sandbox can evaluate. */
export type QueueAttribute =
  | "ApproximateNumberOfMessages"
  | "ApproximateNumberOfMessagesNotVisible"
  | "ApproximateNumberOfMessagesDelayed";

/** A metric of a queue that an alarm reads. */
export interface QueueMetric {
  /** By which the expression names it. */
  readonly id: string;
  readonly queueName: string;
  readonly attribute: QueueAttribute;
  readonly statistic: string;
}

/** An alarm that the sandbox can evaluate from the attributes of queues. */
export interface QueueAlarm {
  readonly alarm: MetricAlarm;
  readonly metrics: readonly QueueMetric[];
  readonly expression: MetricExpression;
  /** Seconds of one datapoint. */
  readonly period: number;
}
