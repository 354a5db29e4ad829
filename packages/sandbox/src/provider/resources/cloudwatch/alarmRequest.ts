import type {
  ComparisonOperator,
  MetricDataQuery,
  PutMetricAlarmCommandInput,
  StandardUnit,
  Statistic,
} from "@aws-sdk/client-cloudwatch";
import type { AlarmInputs } from "./alarmInputs.js";
import type { MetricQuery } from "./metricQueries.js";

/** An alarm's inputs in the words of PutMetricAlarm, without tags, which it takes only on creation. */
export const alarmRequest = (inputs: AlarmInputs): PutMetricAlarmCommandInput => ({
  AlarmName: inputs.name,
  ActionsEnabled: inputs.actionsEnabled,
  AlarmActions: [...(inputs.alarmActions ?? [])],
  AlarmDescription: inputs.alarmDescription,
  ComparisonOperator: inputs.comparisonOperator as ComparisonOperator,
  DatapointsToAlarm: inputs.datapointsToAlarm,
  Dimensions: inputs.dimensions && dimensionList(inputs.dimensions),
  EvaluateLowSampleCountPercentile: inputs.evaluateLowSampleCountPercentiles,
  EvaluationPeriods: inputs.evaluationPeriods,
  ExtendedStatistic: inputs.extendedStatistic,
  InsufficientDataActions: [...(inputs.insufficientDataActions ?? [])],
  MetricName: inputs.metricName,
  Metrics: inputs.metricQueries?.length ? inputs.metricQueries.map(query) : undefined,
  Namespace: inputs.namespace,
  OKActions: [...(inputs.okActions ?? [])],
  Period: inputs.period,
  Statistic: inputs.statistic as Statistic | undefined,
  Threshold: inputs.threshold,
  ThresholdMetricId: inputs.thresholdMetricId,
  TreatMissingData: inputs.treatMissingData,
  Unit: inputs.unit as StandardUnit | undefined,
});

const query = ({ id, expression, label, metric, period, returnData }: MetricQuery): MetricDataQuery => ({
  Id: id,
  Expression: expression,
  Label: label,
  Period: period,
  ReturnData: returnData,
  MetricStat: metric && {
    Metric: {
      MetricName: metric.metricName,
      Namespace: metric.namespace,
      Dimensions: metric.dimensions && dimensionList(metric.dimensions),
    },
    Period: metric.period,
    Stat: metric.stat,
    Unit: metric.unit as StandardUnit | undefined,
  },
});

const dimensionList = (dimensions: Readonly<Record<string, string>>) =>
  Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
