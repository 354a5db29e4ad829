import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { PermissionsBoundary } from "./PermissionsBoundary.js";

export const conformance = conformanceEntry(
  PermissionsBoundary,
  ({ accountId, partition, region, tags }) => ({
    regions: [region, "eu-central-1"],
    remediation: true,
    policyName: "sallyport-boundary",
    account: { accountId, partition },
    tags,
  }),
  ["remediation"],
);
