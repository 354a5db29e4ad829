import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { ReplicationRole } from "./ReplicationRole.js";

export const conformance = conformanceEntry(
  ReplicationRole,
  ({ accountId, partition, region, tags }) => ({
    roleName: "orders-replication",
    sourceBucket: "orders-out",
    sourceKeyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001`,
    sourceLocked: true,
    targets: [
      {
        name: "frankfurt",
        bucket: "orders-in",
        region: "eu-central-1",
        keyArn: `arn:${partition}:kms:eu-central-1:${accountId}:key/0f3c0000-0000-4000-8000-000000000002`,
        prefix: "orders/",
      },
    ],
    permissionsBoundaryArn: `arn:${partition}:iam::${accountId}:policy/boundary`,
    account: { accountId, partition },
    region,
    tags,
  }),
  ["sourceLocked", "targets.*.name"],
);
