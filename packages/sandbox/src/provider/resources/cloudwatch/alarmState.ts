import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import type { Properties } from "../../values/Json.js";
import type { AlarmInputs } from "./alarmInputs.js";
import { metricQueryState } from "./metricQueries.js";

/**
 * An alarm as it is. The emulator answers a threshold for an alarm that has another metric for it, and a statistic
 * beside an extended one: AWS does neither.
 */
export const alarmState = (alarm: MetricAlarm, inputs: Partial<AlarmInputs>): Properties => ({
  name: alarm.AlarmName,
  actionsEnabled: alarm.ActionsEnabled,
  alarmActions: alarm.AlarmActions,
  alarmDescription: alarm.AlarmDescription || undefined,
  comparisonOperator: alarm.ComparisonOperator,
  datapointsToAlarm: alarm.DatapointsToAlarm,
  evaluationPeriods: alarm.EvaluationPeriods,
  insufficientDataActions: alarm.InsufficientDataActions,
  okActions: alarm.OKActions,
  threshold: inputs.thresholdMetricId === undefined ? alarm.Threshold : undefined,
  treatMissingData: alarm.TreatMissingData ?? "missing",
  unit: alarm.Unit,
  ...(alarm.MetricName
    ? {
        dimensions: Object.fromEntries((alarm.Dimensions ?? []).map(({ Name = "", Value = "" }) => [Name, Value])),
        extendedStatistic: alarm.ExtendedStatistic,
        metricName: alarm.MetricName,
        namespace: alarm.Namespace,
        period: alarm.Period,
        statistic: alarm.ExtendedStatistic === undefined ? alarm.Statistic : undefined,
      }
    : { metricQueries: alarm.Metrics?.map(metricQueryState) }),
  arn: alarm.AlarmArn,
});
