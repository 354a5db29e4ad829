import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CloudWatchLogsClient, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { AddPermissionCommand, CreateFunctionCommand, InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { CreateDBInstanceCommand, type DBInstance, DescribeDBInstancesCommand, RDSClient } from "@aws-sdk/client-rds";
import { CreateSecretCommand, RotateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { CreateTopicCommand, PublishCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { testClientSettings, until } from "@sallyport/worker-kit/testing";
import { SecretsManagerStore } from "./aws/SecretsManagerStore.js";
import { connectVerified } from "./postgres/connectVerified.js";
import { PostgresTarget } from "./postgres/PostgresTarget.js";
import { zippedModule } from "./testing/zippedModule.js";

const root = join(__dirname, "..");
const rotator = "credentials-rotator";

describe("the rotator as Secrets Manager calls it for an RDS instance, under a role that may do what README.md says", () => {
  let sandbox: TestSandbox;
  let store: SecretsManagerStore;
  let target: PostgresTarget;
  let secretId: string;
  let masterArn: string;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const secrets = new SecretsManagerClient(testClientSettings(sandbox));
    store = new SecretsManagerStore(secrets);
    const connect = connectVerified(await readFile(sandbox.caFile, "utf8"));
    target = new PostgresTarget(connect);
    const { Endpoint, MasterUserSecret } = await makeInstance();
    masterArn = MasterUserSecret?.SecretArn ?? "";
    const place = { host: Endpoint?.Address ?? "", port: Endpoint?.Port ?? 0, dbname: "datapipeline" };
    const master = JSON.parse((await store.read(masterArn, "AWSCURRENT")) ?? "{}");
    const connection = await connect({ ...place, user: master.username, password: master.password });
    await connection.query("CREATE ROLE owner NOLOGIN; CREATE ROLE loader LOGIN; GRANT owner TO loader");
    await connection.end();
    // No password: the first rotation makes it.
    const first = { engine: "postgres", ...place, username: "loader", masterarn: masterArn };
    const { ARN = "" } = await secrets.send(
      new CreateSecretCommand({ Name: "etl/loader", SecretString: JSON.stringify(first) }),
    );
    secretId = ARN;
    await deploy();
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

  async function deploy(): Promise<void> {
    const iam = new IAMClient(testClientSettings(sandbox));
    const lambda = new LambdaClient(testClientSettings(sandbox));
    const allow = (Sid: string, Action: string[], Resource: string) => ({ Sid, Effect: "Allow", Action, Resource });
    const document = (Statement: object) => JSON.stringify({ Version: "2012-10-17", Statement });
    const trust = { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" };
    const { Role } = await iam.send(
      new CreateRoleCommand({ RoleName: rotator, AssumeRolePolicyDocument: document(trust) }),
    );
    const rotated = ["DescribeSecret", "GetSecretValue", "PutSecretValue", "UpdateSecretVersionStage"];
    const logs = `arn:aws:logs:eu-west-1:000000000000:log-group:/aws/lambda/${rotator}:*`;
    const PolicyDocument = document([
      allow(
        "Rotate",
        rotated.map((action) => `secretsmanager:${action}`),
        secretId,
      ),
      // Only for the topic's messages: the four steps need neither.
      allow("StartRotation", ["secretsmanager:RotateSecret"], secretId),
      allow("CallItself", ["lambda:InvokeFunction"], `arn:aws:lambda:eu-west-1:000000000000:function:${rotator}`),
      allow("ReadMaster", ["secretsmanager:GetSecretValue"], masterArn),
      allow("MakePasswords", ["secretsmanager:GetRandomPassword"], "*"),
      allow("Log", ["logs:CreateLogStream", "logs:PutLogEvents"], logs),
    ]);
    await iam.send(new PutRolePolicyCommand({ RoleName: rotator, PolicyName: "work", PolicyDocument }));
    const code = await readFile(join(root, "dist", "bundle", "rotate.mjs"), "utf8");
    await lambda.send(
      new CreateFunctionCommand({
        ...{ FunctionName: rotator, Role: Role?.Arn, Runtime: "nodejs24.x", Handler: "index.handler", Timeout: 60 },
        Code: { ZipFile: zippedModule(code) },
        // The sandbox gives its own authorities in place of Lambda's.
        Environment: { Variables: { DB_CA: "/var/runtime/ca-cert.pem", AUDITED_LOGINS: "etl/loader" } },
      }),
    );
    await lambda.send(
      new AddPermissionCommand({
        ...{ FunctionName: rotator, StatementId: "secret", Action: "lambda:InvokeFunction" },
        ...{ Principal: "secretsmanager.amazonaws.com", SourceArn: secretId, SourceAccount: "000000000000" },
      }),
    );
  }

  test("makes the first password, then changes the user by turns; no log knows a password", async () => {
    const secrets = new SecretsManagerClient(testClientSettings(sandbox));
    const current = async () => target.parse(await store.read(secretId, "AWSCURRENT"), secretId);
    const passwords: string[] = [JSON.parse((await store.read(masterArn, "AWSCURRENT")) ?? "{}").password];
    for (const username of ["loader", "loader_clone", "loader"]) {
      const before = (await current()).password;
      const RotationLambdaARN = `arn:aws:lambda:eu-west-1:000000000000:function:${rotator}`;
      await secrets.send(new RotateSecretCommand({ SecretId: secretId, RotationLambdaARN }));
      await until("the password is another one", async () => (await current()).password !== before);
      expect((await current()).username).toBe(username);
      expect(await target.logsIn(await current())).toBe(true);
      passwords.push((await current()).password ?? "");
    }
    const logs = new CloudWatchLogsClient(testClientSettings(sandbox));
    // The password counts before the step that made it count has returned and written its line.
    let log = "";
    await until("each of four steps of three rotations has its line", async () => {
      const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName: `/aws/lambda/${rotator}` }));
      log = events.map(({ message }) => message).join("\n");
      return log.match(/"event":"rotation.step_done"/g)?.length === 12;
    });
    for (const password of passwords) {
      expect(password.length).toBeGreaterThan(20);
      // Everything that the sandbox wrote down but the values of secrets themselves, and the database's own files.
      const found = execFileSync(
        "sh",
        ["-c", 'grep -rlF --include="*.log" --include="*.jsonl" -e "$1" "$2" || true', "sh", password, sandbox.home],
        { encoding: "utf8" },
      );
      expect({ found, inLog: log.includes(password) }).toEqual({ found: "", inLog: false });
    }
  });

  test("is asked by a message to the topic, and by calls to try, to go back and to measure", async () => {
    const secrets = new SecretsManagerClient(testClientSettings(sandbox));
    const sns = new SNSClient(testClientSettings(sandbox));
    const lambda = new LambdaClient(testClientSettings(sandbox));
    const functionArn = `arn:aws:lambda:eu-west-1:000000000000:function:${rotator}`;
    const { TopicArn = "" } = await sns.send(new CreateTopicCommand({ Name: "rotate" }));
    await lambda.send(
      new AddPermissionCommand({
        ...{ FunctionName: rotator, StatementId: "topic", Action: "lambda:InvokeFunction" },
        ...{ Principal: "sns.amazonaws.com", SourceArn: TopicArn, SourceAccount: "000000000000" },
      }),
    );
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: "lambda", Endpoint: functionArn }));
    const current = async () => target.parse(await store.read(secretId, "AWSCURRENT"), secretId);
    const previousVersion = async (): Promise<string> => {
      const { stages } = await store.describe(secretId);
      return [...stages].find(([, held]) => held.includes("AWSPREVIOUS"))?.[0] ?? "";
    };
    const before = await current();
    await sns.send(new PublishCommand({ TopicArn, Message: JSON.stringify({ operation: "rotate", secretId }) }));
    await until("the message rotated", async () => (await current()).password !== before.password);
    const rotated = await current();
    await until("the rotation is over", async () => {
      const { stages } = await store.describe(secretId);
      return ![...stages.values()].some((held) => held.includes("AWSPENDING") && !held.includes("AWSCURRENT"));
    });

    const call = async (request: object): Promise<readonly object[]> => {
      const Payload = new TextEncoder().encode(JSON.stringify(request));
      const answer = await lambda.send(new InvokeCommand({ FunctionName: rotator, Payload }));
      const text = new TextDecoder().decode(answer.Payload);
      if (answer.FunctionError !== undefined) throw new Error(text);
      return JSON.parse(text);
    };
    expect(await call({ operation: "test", secretId })).toEqual([
      { arn: secretId, version: expect.any(String), user: "loader_trial" },
    ]);
    expect(await current()).toEqual(rotated);
    const version = await previousVersion();
    expect(await call({ operation: "rollback", secretId, versionId: version })).toEqual([
      { arn: secretId, version, outcome: "done" },
    ]);
    expect(await current()).toEqual(before);
    expect(await target.logsIn(before)).toBe(true);
    expect(await call({ operation: "audit" })).toEqual([{ arn: "etl/loader", overdueDays: 0 }]);
    // Secrets Manager does not take the rotation from before for one that is still under way.
    await secrets.send(new RotateSecretCommand({ SecretId: secretId }));
    await until("it rotates again", async () => (await current()).password !== before.password);
    expect(await target.logsIn(await current())).toBe(true);
    await expect(call({ operation: "rollback", secretId, versionId: version.toUpperCase() })).rejects.toThrow(
      "is not the previous one",
    );
  });
});
