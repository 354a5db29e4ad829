import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateFunctionCommand, InvokeCommand, LambdaClient, waitUntilFunctionActiveV2 } from "@aws-sdk/client-lambda";
import { CreateDBInstanceCommand, type DBInstance, DescribeDBInstancesCommand, RDSClient } from "@aws-sdk/client-rds";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { testClientSettings, until } from "@sallyport/worker-kit/testing";
import { zipSync } from "fflate";
import { ledgerVersions } from "./ledgerVersions.js";

const root = join(__dirname, "..", "..");

describe("the migration as a deployment calls it for an RDS instance, under a role that reads the master secret alone", () => {
  let sandbox: TestSandbox;
  let lambda: LambdaClient;
  let database: DBInstance;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    lambda = new LambdaClient(testClientSettings(sandbox));
    database = await makeInstance();
  }, 120_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  async function makeInstance(): Promise<DBInstance> {
    const rds = new RDSClient(testClientSettings(sandbox));
    const DBInstanceIdentifier = "pipeline";
    await rds.send(
      new CreateDBInstanceCommand({
        ...{ DBInstanceIdentifier, DBInstanceClass: "db.t4g.micro", Engine: "postgres", AllocatedStorage: 20 },
        ...{ DBName: "datapipeline", MasterUsername: "master", ManageMasterUserPassword: true },
      }),
    );
    let found: DBInstance = {};
    await until("the instance is there", async () => {
      const { DBInstances = [] } = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier }));
      found = DBInstances[0] ?? {};
      return found.DBInstanceStatus === "available" && found.Endpoint?.Port !== undefined;
    });
    return found;
  }

  async function deploy(name: string, variables: Record<string, string>): Promise<void> {
    const iam = new IAMClient(testClientSettings(sandbox));
    const document = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    const trust = { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" };
    const { Role } = await iam.send(
      new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: document(trust) }),
    );
    const SALLYPORT_MASTER_SECRET_ARN = database.MasterUserSecret?.SecretArn ?? "";
    const read = { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: SALLYPORT_MASTER_SECRET_ARN };
    const policy = { RoleName: name, PolicyName: "work", PolicyDocument: document(read) };
    await iam.send(new PutRolePolicyCommand(policy));
    const { Address: DB_HOST = "", Port } = database.Endpoint ?? {};
    // The sandbox gives its own authorities in place of Lambda's.
    const place = { DB_HOST, DB_PORT: String(Port), DB_CA: "/var/runtime/ca-cert.pem" };
    await lambda.send(
      new CreateFunctionCommand({
        ...{ FunctionName: name, Role: Role?.Arn, Runtime: "nodejs24.x", Handler: "index.handler", Timeout: 60 },
        Code: { ZipFile: zipSync({ "index.mjs": await readFile(join(root, "dist", "bundle", "migrate.mjs")) }) },
        Environment: { Variables: { ...place, SALLYPORT_MASTER_SECRET_ARN, ...variables } },
      }),
    );
    await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 30 }, { FunctionName: name });
  }

  const call = async (name: string) => {
    const { Payload, FunctionError } = await lambda.send(new InvokeCommand({ FunctionName: name, Payload: "{}" }));
    return { failed: FunctionError !== undefined, answer: JSON.parse(Buffer.from(Payload ?? []).toString()) };
  };

  test("makes what the pipeline needs, once", async () => {
    await deploy("migration", {});
    const version = ledgerVersions.length;
    expect(await call("migration")).toMatchObject({ failed: false, answer: { version, loginSet: false } });
    expect(await call("migration")).toEqual({
      failed: false,
      answer: { version, applied: [], rolesMade: [], loginSet: false },
    });
  });

  test("fails with what is wrong and how to mend it, and without the master's password", async () => {
    const secrets = new SecretsManagerClient(testClientSettings(sandbox));
    const SecretId = database.MasterUserSecret?.SecretArn;
    const { SecretString = "{}" } = await secrets.send(new GetSecretValueCommand({ SecretId }));
    await deploy("unconfigured", { DB_SCHEMA: "", DB_PORT: "none" });
    await deploy("misplaced", { DB_PORT: "1" });
    await deploy("taken", { DB_SCHEMA: "public" });
    const messages = [await call("unconfigured"), await call("misplaced"), await call("taken")].map(
      ({ answer }) => answer.errorMessage,
    );
    expect(messages).toEqual([
      expect.stringMatching(/The environment is not usable.*DB_PORT: /s),
      expect.stringMatching(/could not be migrated \(ECONNREFUSED\)\. Nothing was changed/),
      expect.stringMatching(/has a schema public that belongs to pg_database_owner/),
    ]);
    expect(messages.join()).not.toContain(JSON.parse(SecretString).password);
  });
});
