import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { BackupPlan } from "./BackupPlan.js";
import type { BackupPlanArgs } from "./BackupPlanArgs.js";

const databaseArns = ["arn:aws:rds:eu-west-1:111122223333:db:orders"];
const databaseKeyArns = ["arn:aws:kms:eu-west-1:111122223333:key/orders"];

const recorded = async (args: Partial<BackupPlanArgs> = {}) => {
  const { resources } = await record(() => new BackupPlan("orders", { databaseArns, databaseKeyArns, ...args }));
  return Object.fromEntries(resources.map((resource) => [resource.name, resource]));
};

describe("BackupPlan", () => {
  it("keeps a nightly recovery point of the named databases for 35 days, and locks it for seven", async () => {
    const resources = await recorded();
    expect(resources["orders-plan"]?.inputs).toMatchObject({
      name: "orders",
      rules: [{ targetVaultName: "orders", schedule: "cron(0 2 * * ? *)", lifecycle: { deleteAfter: 35 } }],
    });
    expect(resources["orders-databases"]?.inputs).toMatchObject({
      resources: databaseArns,
      iamRoleArn: "arn:aws:iam::111122223333:role/orders-backup",
    });
    expect(resources["orders-lock"]?.inputs).toMatchObject({ backupVaultName: "orders", minRetentionDays: 7 });
    expect(resources["orders-lock"]?.inputs).not.toHaveProperty("changeableForDays");
  });

  it("encrypts the vault with a key of its own, and never empties it", async () => {
    const { inputs, protect } = (await recorded())["orders-vault"] ?? {};
    expect(inputs?.kmsKeyArn).toBe("arn:aws:kms:eu-west-1:111122223333:key/orders-key-key");
    expect(inputs).not.toHaveProperty("forceDestroy");
    expect(protect).toBe(false);
    expect((await recorded({ environment: "prod" }))["orders-vault"]?.protect).toBe(true);
  });

  it("makes a lock that nobody can take off, where that is asked for", async () => {
    const resources = await recorded({ irrevocableAfterDays: 3 });
    expect(resources["orders-lock"]?.inputs).toMatchObject({ changeableForDays: 3 });
  });

  it("lets AWS Backup take its role for this account alone, under the boundary", async () => {
    const permissionsBoundaryArn = "arn:aws:iam::111122223333:policy/b";
    const role = (await recorded({ permissionsBoundaryArn }))["orders-backup-role"]?.inputs;
    expect(role?.permissionsBoundary).toBe(permissionsBoundaryArn);
    expect(JSON.parse(String(role?.assumeRolePolicy))).toMatchObject({
      Statement: [
        {
          Principal: { Service: "backup.amazonaws.com" },
          Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
        },
      ],
    });
  });

  it("alarms on a job that failed or came too late, and on two days without one", async () => {
    expect(await recorded()).not.toHaveProperty("orders-none");
    const alarmTopicArn = "arn:aws:sns:eu-west-1:111122223333:alarms";
    const resources = await recorded({ alarmTopicArn });
    const dimensions = { BackupVaultName: "orders" };
    expect(resources["orders-failed"]?.inputs).toMatchObject({ dimensions, alarmActions: [alarmTopicArn] });
    expect(resources["orders-expired"]?.inputs).toMatchObject({ dimensions, threshold: 0 });
    expect(resources["orders-none"]?.inputs).toMatchObject({
      dimensions,
      metricName: "NumberOfBackupJobsCompleted",
      period: 3600,
      evaluationPeriods: 48,
      treatMissingData: "breaching",
    });
  });

  it.each<[keyof BackupPlanArgs, Partial<BackupPlanArgs>]>([
    ["databaseKeyArns", { databaseKeyArns: [] }],
    ["vaultName", { vaultName: "a vault" }],
    ["schedule", { schedule: "cron(0 25 * * ? *)" }],
    ["keepDays", { keepDays: 6 }],
    ["lockDays", { lockDays: 36 }],
    ["silentHours", { silentHours: 169 }],
    ["irrevocableAfterDays", { irrevocableAfterDays: 2 }],
  ])("refuses a wrong %s", async (argument, args) => {
    await expect(recorded(args)).rejects.toThrow(`BackupPlan "orders": ${argument} `);
  });
});
