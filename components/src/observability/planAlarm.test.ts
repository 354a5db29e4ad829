import { describe, expect, it } from "@jest/globals";
import { type AlarmArgs, AlarmComparison, MissingData } from "./AlarmArgs.js";
import { planAlarm } from "./planAlarm.js";

const metric = { namespace: "Orders", metricName: "Failed" };
const plan = (changed: Partial<AlarmArgs>) =>
  planAlarm({ name: "failed", description: "read the log", metrics: [metric], threshold: 0, ...changed });

describe("an alarm on one metric", () => {
  it("sums five minutes and fires above its threshold; silence is fine", () => {
    expect(plan({})).toEqual({
      alarmDescription: "read the log",
      ...metric,
      dimensions: undefined,
      statistic: "Sum",
      period: 300,
      evaluationPeriods: 1,
      datapointsToAlarm: 1,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      treatMissingData: "notBreaching",
    });
  });

  it.each([AlarmComparison.Below, AlarmComparison.AtMost])(
    "is wrong when silent where it asks for more (%s)",
    (comparison) => {
      expect(plan({ comparison }).treatMissingData).toBe("breaching");
      expect(plan({ comparison, missingData: MissingData.Unknown }).treatMissingData).toBe("missing");
    },
  );

  it("takes a percentile as an extended statistic", () => {
    const { statistic, extendedStatistic } = plan({ metrics: [{ ...metric, statistic: "p99" }] });
    expect([statistic, extendedStatistic]).toEqual([undefined, "p99"]);
  });
});

describe("an alarm on metric math", () => {
  const rate: Partial<AlarmArgs> = {
    metrics: [
      { id: "errors", ...metric },
      { namespace: "Orders", metricName: "Handled" },
    ],
    expression: "100 * errors / m2",
    threshold: 5,
  };

  it("returns its expression alone", () => {
    const { metricQueries = [], metricName } = plan(rate);
    expect(metricName).toBeUndefined();
    expect(metricQueries).toEqual([
      expect.objectContaining({ id: "errors", returnData: false }),
      expect.objectContaining({ id: "m2", returnData: false }),
      { id: "value", expression: "100 * errors / m2", label: "Value", returnData: true },
    ]);
  });

  it("can be held to a band around it", () => {
    const { metricQueries, thresholdMetricId, threshold, comparisonOperator } = plan({
      ...rate,
      threshold: undefined,
      anomalyDeviations: 3,
    });
    expect([thresholdMetricId, threshold, comparisonOperator]).toEqual([
      "band",
      undefined,
      "LessThanLowerOrGreaterThanUpperThreshold",
    ]);
    expect(metricQueries).toContainEqual({
      id: "band",
      expression: "ANOMALY_DETECTION_BAND(value, 3)",
      label: "Expected",
      returnData: true,
    });
  });
});

describe("an alarm on a band", () => {
  it.each([
    [AlarmComparison.Above, "GreaterThanUpperThreshold"],
    [AlarmComparison.Below, "LessThanLowerThreshold"],
  ])("can look at one side of it: %s", (comparison, operator) => {
    const { comparisonOperator, metricQueries } = plan({ threshold: undefined, anomalyDeviations: 2, comparison });
    expect(comparisonOperator).toBe(operator);
    expect(metricQueries).toEqual([
      expect.objectContaining({ id: "m1", returnData: true }),
      expect.objectContaining({ expression: "ANOMALY_DETECTION_BAND(m1, 2)", returnData: true }),
    ]);
  });
});
