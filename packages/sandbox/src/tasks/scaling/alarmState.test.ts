import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { describe, expect, it } from "@jest/globals";
import { AlarmHistory } from "./AlarmHistory.js";
import { alarmState } from "./alarmState.js";
import { readQueueAlarm } from "./readQueueAlarm.js";

const alarm: MetricAlarm = {
  AlarmName: "backlog",
  Namespace: "AWS/SQS",
  MetricName: "ApproximateNumberOfMessagesVisible",
  Dimensions: [{ Name: "QueueName", Value: "work" }],
  Statistic: "Average",
  Period: 120,
  EvaluationPeriods: 3,
  DatapointsToAlarm: 2,
  Threshold: 10,
  ComparisonOperator: "GreaterThanThreshold",
};

describe("alarm state", () => {
  it.each<[string, MetricAlarm, (number | undefined)[], string]>([
    ["two of three datapoints breach", alarm, [11, 5, 12], "ALARM"],
    ["one of three breaches", alarm, [11, 5, 10], "OK"],
    ["two of the two there are breach", alarm, [undefined, 11, 12], "ALARM"],
    ["none is there", alarm, [undefined, undefined, undefined], "INSUFFICIENT_DATA"],
    ["missing ones count as breaching", { ...alarm, TreatMissingData: "breaching" }, [undefined, 11, 5], "ALARM"],
    ["missing ones do not breach", { ...alarm, TreatMissingData: "notBreaching" }, [undefined, 11, undefined], "OK"],
    [
      "none is there and that is ignored",
      { ...alarm, TreatMissingData: "ignore", StateValue: "ALARM" },
      [undefined, undefined, undefined],
      "ALARM",
    ],
  ])("judges M out of N where %s", (_case, judged, datapoints, state) => {
    expect(alarmState(judged, datapoints)).toBe(state);
  });

  it("takes as many samples for a datapoint as the period has minutes, or as many as there are yet", () => {
    const queueAlarm = readQueueAlarm(alarm);
    if (typeof queueAlarm === "string") throw new Error(queueAlarm);
    const history = new AlarmHistory();
    for (const value of [100, 2, 4, 6, 8]) history.add(new Map([["m1", value]]), queueAlarm);
    expect(history.datapoints(queueAlarm)).toEqual([100, 3, 7]);
  });

  it.each([
    ["another namespace", { ...alarm, Namespace: "AWS/Lambda" }, "AWS/Lambda"],
    ["another dimension", { ...alarm, Dimensions: [{ Name: "Topic", Value: "x" }] }, "QueueName"],
    ["a percentile", { ...alarm, Statistic: undefined, Metrics: [percentile()] }, "p99"],
    ["a function", { ...alarm, Metrics: [{ Id: "e1", Expression: "SEARCH('x', 'Sum', 60)" }] }, "SEARCH"],
  ])("says why an alarm on %s is not acted on", (_case, other, reason) => {
    expect(readQueueAlarm(other as MetricAlarm)).toEqual(expect.stringContaining(reason));
  });
});

function percentile() {
  const Metric = { Namespace: alarm.Namespace, MetricName: alarm.MetricName, Dimensions: alarm.Dimensions };
  return { Id: "m1", MetricStat: { Metric, Period: 60, Stat: "p99" } };
}
