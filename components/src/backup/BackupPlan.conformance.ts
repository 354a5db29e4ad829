import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { BackupPlan } from "./BackupPlan.js";

export const conformance = conformanceEntry(
  BackupPlan,
  ({ accountId, partition, region, environment, tags }) => ({
    databaseArns: [`arn:${partition}:rds:${region}:${accountId}:db:orders`],
    databaseKeyArns: [`arn:${partition}:kms:${region}:${accountId}:key/orders`],
    schedule: "cron(0 4 ? * SUN *)",
    keepDays: 90,
    lockDays: 14,
    irrevocableAfterDays: 30,
    silentHours: 168,
    vaultName: "orders-weekly",
    keyArn: `arn:${partition}:kms:${region}:${accountId}:key/k`,
    alarmTopicArn: `arn:${partition}:sns:${region}:${accountId}:alarms`,
    permissionsBoundaryArn: `arn:${partition}:iam::${accountId}:policy/boundary`,
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["keepDays", "lockDays", "irrevocableAfterDays", "silentHours", "vaultName", "environment"],
);
