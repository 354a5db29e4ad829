import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { ExecutionRole } from "./ExecutionRole.js";

export const conformance = conformanceEntry(ExecutionRole, ({ accountId, partition, region, tags }) => ({
  roleName: "orders-start",
  logGroupName: "/sallyport/orders",
  repositories: ["sallyport/orders", "sallyport/probe"],
  secrets: [
    {
      secretArn: `arn:${partition}:secretsmanager:${region}:${accountId}:secret:orders-AbCdEf`,
      keyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001`,
      label: "Login",
    },
  ],
  permissionsBoundaryArn: `arn:${partition}:iam::${accountId}:policy/boundary`,
  account: { accountId, partition },
  region,
  tags,
}));
