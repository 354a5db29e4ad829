import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { AuditAlarms } from "./AuditAlarms.js";

export const conformance = conformanceEntry(AuditAlarms, ({ accountId, partition, region, tags }) => ({
  logGroupName: "/sallyport/audit-trail",
  alarmTopicArn: `arn:${partition}:sns:${region}:${accountId}:alarms`,
  secretReaders: ["orders-*"],
  account: { accountId, partition },
  region,
  tags,
}));
