import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { RegionSettings } from "./RegionSettings.js";

export const conformance = conformanceEntry(RegionSettings, ({ accountId, partition, region }) => ({
  apiLogRoleArn: `arn:${partition}:iam::${accountId}:role/api-logs`,
  region,
}));
