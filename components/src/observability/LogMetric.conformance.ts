import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { AlarmComparison, MissingData } from "./AlarmArgs.js";
import { LogMetric } from "./LogMetric.js";

export const conformance = conformanceEntry(
  LogMetric,
  ({ accountId, partition, region, tags }) => ({
    logGroupName: "/sallyport/orders",
    pattern: "{ $.bytes > 0 }",
    namespace: "Orders",
    metricName: "Bytes",
    value: "$.bytes",
    unit: "Bytes",
    alarm: {
      alarmTopicArn: `arn:${partition}:sns:${region}:${accountId}:alarms`,
      description: "Many more bytes than usual: look for the cause",
      anomalyDeviations: 3,
      comparison: AlarmComparison.Above,
      periodSeconds: 600,
      evaluationPeriods: 2,
      missingData: MissingData.Fine,
    },
    region,
    tags,
  }),
  ["alarm.anomalyDeviations", "alarm.comparison", "alarm.missingData"],
  {},
  ({ accountId, partition, region }) => [
    { alarm: undefined, dimensions: { Tenant: "$.tenant" } },
    {
      alarm: {
        alarmTopicArn: `arn:${partition}:sns:${region}:${accountId}:alarms`,
        description: "Orders were lost: read the log",
        threshold: 0,
      },
    },
  ],
);
