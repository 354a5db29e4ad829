import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { AlarmComparison, MissingData } from "./AlarmArgs.js";
import { WorkloadAlarms } from "./WorkloadAlarms.js";

export const conformance = conformanceEntry(
  WorkloadAlarms,
  ({ accountId, partition, region, tags }) => ({
    alarms: [
      {
        name: "error-rate",
        description: "Too many orders fail: read the log",
        metrics: [
          { id: "errors", namespace: "Orders", metricName: "Failed", dimensions: { Service: "orders" } },
          { id: "total", namespace: "Orders", metricName: "Handled", dimensions: { Service: "orders" } },
        ],
        expression: "100 * errors / total",
        comparison: AlarmComparison.AtLeast,
        threshold: 5,
        periodSeconds: 60,
        evaluationPeriods: 5,
        datapointsToAlarm: 3,
        missingData: MissingData.Ignored,
      },
      {
        name: "volume",
        description: "Many more or fewer orders than usual: look for the cause",
        metrics: [{ namespace: "Orders", metricName: "Handled", statistic: "Average" }],
        anomalyDeviations: 2,
      },
    ],
    alarmTopicArn: `arn:${partition}:sns:${region}:${accountId}:alarms`,
    account: { accountId, partition },
    region,
    tags,
  }),
  [
    "alarms.*.name",
    "alarms.*.metrics.*.id",
    "alarms.*.metrics.*.statistic",
    "alarms.*.comparison",
    "alarms.*.anomalyDeviations",
    "alarms.*.missingData",
  ],
);
