import { Access } from "@sallyport/intents";
import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { InventoryFrequency } from "./BucketInventoryArgs.js";
import { DataRole } from "./DataRole.js";
import { HardenedBucket } from "./HardenedBucket.js";
import { ArchiveClass } from "./LifecycleArgs.js";
import { ObjectLockMode } from "./ObjectLockArgs.js";

export const conformance = conformanceEntry(
  HardenedBucket,
  ({ accountId, partition, region, environment, tags }) => ({
    bucketName: "orders-out",
    dataRole: DataRole.Results,
    lifecycle: {
      expireDays: 800,
      noncurrentDays: 400,
      abortUploadDays: 2,
      archiveAfterDays: 60,
      archiveClass: ArchiveClass.FlexibleRetrieval,
    },
    objectLock: { mode: ObjectLockMode.Compliance, days: 10 },
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
    inventory: {
      bucket: "orders-lists",
      keyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000003`,
      frequency: InventoryFrequency.Weekly,
    },
    inventorySources: ["orders-in"],
    accessPoints: [
      {
        name: "reports",
        vpcId: "vpc-0a1b2c3d4e5f60718",
        roleArns: [`arn:${partition}:iam::${accountId}:role/reports`],
        actions: [Access.Read, Access.List],
        prefix: "orders/",
      },
    ],
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  [
    "environment",
    "dataRole",
    "lifecycle",
    "objectLock",
    "inventory.frequency",
    "replication.targets.*.name",
    "accessPoints.*.name",
    "accessPoints.*.actions",
  ],
  {
    noAccessLogs: { accessLogs: undefined },
    noObjectLock: { environment: "prod", objectLock: undefined },
    sseS3: { keyArn: undefined, replication: undefined },
  },
  () => [
    {
      dataRole: DataRole.General,
      lifecycle: { intelligentTiering: { archiveAfterDays: 90, deepArchiveAfterDays: 180 } },
      objectLock: undefined,
    },
  ],
);
