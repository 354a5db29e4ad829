import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { type AlarmArgs, AlarmComparison } from "./AlarmArgs.js";
import { WorkloadAlarms } from "./WorkloadAlarms.js";

const alarmTopicArn = "arn:aws:sns:eu-west-1:111122223333:alarms";
const alarm: AlarmArgs = {
  name: "long-jobs",
  description: "A job runs longer than 6 hours: look at it before it is ended",
  metrics: [{ namespace: "Transform", metricName: "JobSeconds", statistic: "Maximum" }],
  threshold: 21_600,
};
const recorded = async (alarms: AlarmArgs[]) =>
  (await record(() => new WorkloadAlarms("transform", { alarms, alarmTopicArn }))).resources;

describe("WorkloadAlarms", () => {
  it("tells the topic when an alarm fires and when it is over", async () => {
    const made = (await recorded([alarm])).find(({ name }) => name === "transform-long-jobs");
    expect(made?.inputs).toMatchObject({
      name: "transform-long-jobs",
      threshold: 21_600,
      statistic: "Maximum",
      actionsEnabled: true,
      alarmActions: [alarmTopicArn],
      okActions: [alarmTopicArn],
    });
  });

  it.each<[string, AlarmArgs[]]>([
    ["alarms ", []],
    ["alarms[0].name", [{ ...alarm, name: "Long jobs" }]],
    ["alarms[1].name", [alarm, alarm]],
    ["alarms[0].metrics ", [{ ...alarm, metrics: [] }]],
    ["alarms[0].expression", [{ ...alarm, metrics: [...alarm.metrics, ...alarm.metrics] }]],
    ["alarms[0].metrics[0].id", [{ ...alarm, metrics: [{ id: "Jobs", namespace: "T", metricName: "J" }] }]],
    [
      "alarms[0].metrics[0].statistic",
      [{ ...alarm, metrics: [{ namespace: "T", metricName: "J", statistic: "sum" }] }],
    ],
    ["alarms[0].threshold", [{ ...alarm, threshold: undefined }]],
    ["alarms[0].threshold", [{ ...alarm, anomalyDeviations: 2 }]],
    ["alarms[0].anomalyDeviations", [{ ...alarm, threshold: undefined, anomalyDeviations: 0 }]],
    ["alarms[0].comparison", [{ ...alarm, comparison: AlarmComparison.Outside }]],
    ["alarms[0].comparison", [{ ...alarm, threshold: undefined, anomalyDeviations: 2, comparison: "at-most" }]],
    ["alarms[0].periodSeconds", [{ ...alarm, periodSeconds: 90 }]],
    ["alarms[0].evaluationPeriods", [{ ...alarm, evaluationPeriods: 0 }]],
    ["alarms[0].evaluationPeriods", [{ ...alarm, evaluationPeriods: 289 }]],
    ["alarms[0].datapointsToAlarm", [{ ...alarm, evaluationPeriods: 3, datapointsToAlarm: 4 }]],
  ] as [string, AlarmArgs[]][])("refuses a wrong %s", async (argument, alarms) => {
    await expect(recorded(alarms)).rejects.toThrow(`WorkloadAlarms "transform": ${argument}`);
  });
});
