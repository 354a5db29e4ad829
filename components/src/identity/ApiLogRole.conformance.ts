import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { ApiLogRole } from "./ApiLogRole.js";

export const conformance = conformanceEntry(ApiLogRole, ({ accountId, partition, region, tags }) => ({
  roleName: "api-logs",
  regions: [region, "eu-central-1"],
  permissionsBoundaryArn: `arn:${partition}:iam::${accountId}:policy/boundary`,
  account: { accountId, partition },
  region,
  tags,
}));
