import type { MetricAlarm, StateValue } from "@aws-sdk/client-cloudwatch";

const breaches: Readonly<Record<string, (value: number, threshold: number) => boolean>> = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};

/**
 * The state of an alarm after its latest datapoints, M out of N, with missing ones treated as the alarm says. Pure.
 *
 * @param datapoints one for each evaluation period, the latest last; undefined where one is missing
 */
export function alarmState(alarm: MetricAlarm, datapoints: readonly (number | undefined)[]): StateValue {
  const breaching = breaches[alarm.ComparisonOperator ?? ""] ?? (() => false);
  const treatment = alarm.TreatMissingData ?? "missing";
  const values = datapoints.filter((value) => value !== undefined);
  const missing = datapoints.length - values.length;
  if (missing === datapoints.length && treatment === "ignore") return alarm.StateValue ?? "INSUFFICIENT_DATA";
  if (missing === datapoints.length && treatment === "missing") return "INSUFFICIENT_DATA";
  const count =
    values.filter((value) => breaching(value, alarm.Threshold ?? 0)).length + (treatment === "breaching" ? missing : 0);
  return count >= (alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods ?? 1) ? "ALARM" : "OK";
}
