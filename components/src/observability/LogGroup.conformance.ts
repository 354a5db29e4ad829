import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { LogGroup } from "./LogGroup.js";

export const conformance = conformanceEntry(
  LogGroup,
  ({ accountId, partition, region, environment, tags }) => ({
    logGroupName: "/sallyport/orders",
    retentionDays: 30,
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["environment", "retentionDays"],
);
