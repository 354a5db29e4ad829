import type * as aws from "@pulumi/aws";
import { type AlarmArgs, AlarmComparison, type AlarmMetricArgs, MissingData } from "./AlarmArgs.js";

type Query = aws.types.input.cloudwatch.MetricAlarmMetricQuery;

/** The part of a metric alarm that its data decides: what it looks at and when that is wrong. */
type AlarmPlan = Pick<
  aws.cloudwatch.MetricAlarmArgs,
  | "alarmDescription"
  | "comparisonOperator"
  | "datapointsToAlarm"
  | "dimensions"
  | "evaluationPeriods"
  | "extendedStatistic"
  | "metricName"
  | "metricQueries"
  | "namespace"
  | "period"
  | "statistic"
  | "threshold"
  | "thresholdMetricId"
  | "treatMissingData"
>;

const ofThresholds: Readonly<Record<AlarmComparison, string>> = {
  [AlarmComparison.Above]: "GreaterThanThreshold",
  [AlarmComparison.AtLeast]: "GreaterThanOrEqualToThreshold",
  [AlarmComparison.Below]: "LessThanThreshold",
  [AlarmComparison.AtMost]: "LessThanOrEqualToThreshold",
  [AlarmComparison.Outside]: "LessThanLowerOrGreaterThanUpperThreshold",
};
const ofBands: Readonly<Partial<Record<AlarmComparison, string>>> = {
  [AlarmComparison.Above]: "GreaterThanUpperThreshold",
  [AlarmComparison.Below]: "LessThanLowerThreshold",
};
const asksForMore: readonly AlarmComparison[] = [AlarmComparison.Below, AlarmComparison.AtMost];

/** What an alarm's data says, in the words of CloudWatch. `checkAlarms` has seen it. */
export function planAlarm(alarm: AlarmArgs): AlarmPlan {
  const { anomalyDeviations, evaluationPeriods = 1 } = alarm;
  const comparison =
    alarm.comparison ?? (anomalyDeviations === undefined ? AlarmComparison.Above : AlarmComparison.Outside);
  const common = {
    alarmDescription: alarm.description,
    evaluationPeriods,
    datapointsToAlarm: alarm.datapointsToAlarm ?? evaluationPeriods,
    treatMissingData: alarm.missingData ?? (asksForMore.includes(comparison) ? MissingData.Wrong : MissingData.Fine),
  };
  if (anomalyDeviations !== undefined) {
    return {
      ...common,
      comparisonOperator: ofBands[comparison] ?? ofThresholds[comparison],
      metricQueries: [...watchedBy(alarm), bandAround(alarm, anomalyDeviations)],
      thresholdMetricId: "band",
    };
  }
  const limit = { comparisonOperator: ofThresholds[comparison], threshold: alarm.threshold };
  const [only] = alarm.metrics;
  return alarm.expression === undefined && only !== undefined
    ? { ...common, ...limit, ...single(only, alarm) }
    : { ...common, ...limit, metricQueries: watchedBy(alarm) };
}

function single(metric: AlarmMetricArgs, { periodSeconds = 300 }: AlarmArgs) {
  const { namespace, metricName, dimensions, statistic = "Sum" } = metric;
  const percentile = statistic.startsWith("p");
  return {
    namespace,
    metricName,
    dimensions,
    period: periodSeconds,
    ...(percentile ? { extendedStatistic: statistic } : { statistic }),
  };
}

/** The metrics, and the expression over them: the last is the alarm's value. */
function watchedBy({ metrics, expression, periodSeconds = 300 }: AlarmArgs): Query[] {
  const queries = metrics.map((metric, index): Query => {
    const { namespace, metricName, dimensions, statistic = "Sum" } = metric;
    return {
      id: idOf(metric, index),
      metric: { namespace, metricName, dimensions, period: periodSeconds, stat: statistic },
      returnData: expression === undefined,
    };
  });
  return expression === undefined
    ? queries
    : [...queries, { id: "value", expression, label: "Value", returnData: true }];
}

/** CloudWatch wants both the value and its band returned. */
function bandAround({ metrics, expression }: AlarmArgs, deviations: number): Query {
  const [only] = metrics;
  const around = expression === undefined && only !== undefined ? idOf(only, 0) : "value";
  return {
    id: "band",
    expression: `ANOMALY_DETECTION_BAND(${around}, ${deviations})`,
    label: "Expected",
    returnData: true,
  };
}

function idOf({ id }: AlarmMetricArgs, index: number): string {
  return id ?? `m${index + 1}`;
}
