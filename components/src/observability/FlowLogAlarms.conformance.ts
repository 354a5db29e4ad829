import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { FlowLogAlarms } from "./FlowLogAlarms.js";

export const conformance = conformanceEntry(
  FlowLogAlarms,
  ({ accountId, partition, region, tags }) => ({
    logGroupName: "/sallyport/orders-flow-logs",
    cidrBlock: "10.1.0.0/16",
    alarmTopicArn: `arn:${partition}:sns:${region}:${accountId}:alarms`,
    rejectedFlows: 5,
    bytesOutDeviations: 2,
    region,
    tags,
  }),
  ["bytesOutDeviations"],
);
