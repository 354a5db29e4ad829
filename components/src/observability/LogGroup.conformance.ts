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
  {},
  ({ accountId, partition, region }) => [
    { keyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001` },
  ],
);
