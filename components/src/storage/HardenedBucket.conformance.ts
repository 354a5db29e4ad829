import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { HardenedBucket } from "./HardenedBucket.js";
import { DataRole } from "./lifecycleFor.js";

export const conformance = conformanceEntry(
  HardenedBucket,
  ({ accountId, partition, region, environment, tags }) => ({
    bucketName: "orders-out",
    dataRole: DataRole.Staging,
    lifecycle: { expireDays: 5, noncurrentDays: 2, abortUploadDays: 2 },
    keyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001`,
    accessLogs: { bucket: "orders-logs", prefix: "orders-out/" },
    replication: {
      targets: [
        {
          name: "frankfurt",
          bucket: "orders-in",
          region: "eu-central-1",
          keyArn: `arn:${partition}:kms:eu-central-1:${accountId}:key/0f3c0000-0000-4000-8000-000000000002`,
          prefix: "orders/",
          storageClass: "STANDARD_IA",
        },
      ],
      permissionsBoundaryArn: `arn:${partition}:iam::${accountId}:policy/boundary`,
    },
    notifications: [
      {
        queueArn: `arn:${partition}:sqs:${region}:${accountId}:orders`,
        prefix: "orders/",
        suffix: ".tar.zst",
        events: ["s3:ObjectCreated:*"],
      },
    ],
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["environment", "dataRole", "lifecycle", "replication.targets.*.name"],
  { noAccessLogs: { accessLogs: undefined } },
);
