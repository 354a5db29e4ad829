import { Access } from "@sallyport/intents";
import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { SessionRole } from "./SessionRole.js";

export const conformance = conformanceEntry(SessionRole, ({ accountId, partition, region, tags }) => ({
  roleName: "orders-session",
  openedBy: "orders-task",
  access: [
    {
      bucket: "orders",
      prefix: "out/",
      actions: [Access.Write],
      key: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001`,
      label: "Result",
      region,
    },
  ],
  permissionsBoundaryArn: `arn:${partition}:iam::${accountId}:policy/boundary`,
  account: { accountId, partition },
  region,
  tags,
}));
