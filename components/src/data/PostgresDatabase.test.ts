import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { PostgresDatabase } from "./PostgresDatabase.js";
import type { PostgresDatabaseArgs } from "./PostgresDatabaseArgs.js";

const recorded = async (args: Partial<PostgresDatabaseArgs> = {}) => {
  const { resources } = await record(
    () => new PostgresDatabase("orders", { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"], ...args }),
  );
  return Object.fromEntries(resources.map((resource) => [resource.name, resource]));
};
const key = "arn:aws:kms:eu-west-1:111122223333:key/orders-key-key";

describe("PostgresDatabase", () => {
  it("encrypts all that it keeps with one key, which CloudWatch Logs may use for its two groups alone", async () => {
    const resources = await recorded();
    expect(resources["orders-instance"]?.inputs).toMatchObject({
      storageEncrypted: true,
      kmsKeyId: key,
      masterUserSecretKmsKeyId: key,
      performanceInsightsKmsKeyId: key,
    });
    const logs = ["postgresql", "upgrade"].map((log) => resources[`orders-${log}-log-group`]?.inputs);
    expect(logs).toMatchObject([
      { name: "/aws/rds/instance/orders/postgresql", retentionInDays: 365, kmsKeyId: key },
      { name: "/aws/rds/instance/orders/upgrade", retentionInDays: 365, kmsKeyId: key },
    ]);
    const arns = ["postgresql", "upgrade"].map(
      (log) => `arn:aws:logs:eu-west-1:111122223333:log-group:/aws/rds/instance/orders/${log}`,
    );
    expect(resources["orders-key-key"]?.inputs.policy).toContain(
      `"kms:EncryptionContext:aws:logs:arn":${JSON.stringify(arns)}`,
    );
  });

  it("leaves the master's password to RDS: none is anywhere in its inputs", async () => {
    const resources = await recorded();
    expect(resources["orders-instance"]?.inputs).toMatchObject({ manageMasterUserPassword: true, username: "master" });
    expect(resources["orders-instance"]?.inputs).not.toHaveProperty("password");
  });

  it("is reached on its port by the named groups only, from inside only", async () => {
    const resources = await recorded({ port: 6432, clientSecurityGroupIds: ["sg-1"] });
    expect(resources["orders-access-from-client-1"]?.inputs).toMatchObject({
      fromPort: 6432,
      toPort: 6432,
      referencedSecurityGroupId: "sg-1",
    });
    expect(resources["orders-instance"]?.inputs).toMatchObject({
      port: 6432,
      publiclyAccessible: false,
      dbSubnetGroupName: "orders",
      iamDatabaseAuthenticationEnabled: true,
    });
  });

  it("uses the parameter group of its major version", async () => {
    const resources = await recorded({ engineVersion: "16.8" });
    expect(resources["orders-parameters"]?.inputs).toMatchObject({ name: "orders-postgres16", family: "postgres16" });
    expect(resources["orders-instance"]?.inputs.parameterGroupName).toBe("orders-postgres16");
  });

  it("keeps a final snapshot and its backups in prod, and refuses deletion there", async () => {
    const dev = (await recorded())["orders-instance"]?.inputs;
    expect(dev).toMatchObject({ deletionProtection: false, skipFinalSnapshot: true, deleteAutomatedBackups: true });
    const prod = (await recorded({ environment: "prod" }))["orders-instance"];
    expect(prod?.protect).toBe(true);
    expect(prod?.inputs).toMatchObject({
      multiAz: true,
      deletionProtection: true,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: "orders-final",
      deleteAutomatedBackups: false,
    });
  });

  it("lets RDS write its monitoring on behalf of this instance alone, and nowhere else", async () => {
    const resources = await recorded({ permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/b" });
    expect(resources["orders-monitoring-role"]?.inputs).toMatchObject({
      permissionsBoundary: "arn:aws:iam::111122223333:policy/b",
      assumeRolePolicy: expect.stringContaining('"aws:SourceArn":["arn:aws:rds:eu-west-1:111122223333:db:orders"]'),
    });
    const { policy } = resources["orders-monitoring-access"]?.inputs ?? {};
    const { Statement } = JSON.parse(String(policy)) as { Statement: { Resource: string[] }[] };
    const group = "arn:aws:logs:eu-west-1:111122223333:log-group:RDSOSMetrics";
    expect(Statement.flatMap(({ Resource }) => Resource).every((arn) => arn.startsWith(group))).toBe(true);
  });

  it("alarms below a tenth of its storage and above four fifths of its connections, when there is a topic", async () => {
    expect(await recorded()).not.toHaveProperty("orders-cpu");
    const alarmTopicArn = "arn:aws:sns:eu-west-1:111122223333:alarms";
    const resources = await recorded({ alarmTopicArn, storageGib: 50, maxConnections: 100 });
    const dimensions = { DBInstanceIdentifier: "orders" };
    expect(resources["orders-cpu"]?.inputs).toMatchObject({ dimensions, threshold: 80, alarmActions: [alarmTopicArn] });
    expect(resources["orders-storage"]?.inputs).toMatchObject({ dimensions, threshold: 5 * 1024 ** 3 });
    expect(resources["orders-connections"]?.inputs).toMatchObject({ dimensions, threshold: 80 });
  });

  it("refuses a port and a retention that AWS does not take", async () => {
    await expect(recorded({ port: 0 })).rejects.toThrow('PostgresDatabase "orders": port 0');
    await expect(recorded({ logRetentionDays: 31 })).rejects.toThrow('PostgresDatabase "orders": logRetentionDays 31');
  });
});
