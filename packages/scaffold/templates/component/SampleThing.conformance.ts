import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { SampleThing } from "./SampleThing.js";

export const conformance = conformanceEntry(
  SampleThing,
  ({ accountId, partition, region, environment, tags }) => ({
    retentionDays: 30,
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["environment", "retentionDays"],
);
