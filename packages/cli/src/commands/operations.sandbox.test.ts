import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CloudTrailClient,
  CreateTrailCommand,
  DeleteTrailCommand,
  StartLoggingCommand,
  StopLoggingCommand,
  UpdateTrailCommand,
} from "@aws-sdk/client-cloudtrail";
import { CloudWatchClient, DisableAlarmActionsCommand, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  PutItemCommand,
  UpdateContinuousBackupsCommand,
} from "@aws-sdk/client-dynamodb";
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  DeleteRouteCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { CreateRepositoryCommand, ECRClient, PutImageCommand } from "@aws-sdk/client-ecr";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketEncryptionCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { connectClickHouse, openVault, Secret } from "@sallyport/credentials";
import { type ClickHouseServer, startClickHouse } from "@sallyport/credentials/testing";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { until } from "@sallyport/worker-kit/testing";
import { preparePulumiProject, sandboxStack } from "../pulumi/PulumiProject.js";
import { runPulumi } from "../pulumi/runPulumi.js";
import type { RecordedResource } from "../pulumi/stack/RecordedResource.js";
import { runBin } from "../testing/runBin.js";
import { findRepositoryRoot } from "../workspace/findRepositoryRoot.js";
import { useSandbox } from "../workspace/useSandbox.js";
import type { DrillResult } from "./drill/DrillResult.js";
import { rotatingLogin } from "./incident/testing/rotatingLogin.js";
import { preflightItems } from "./preflight/items/index.js";
import type { PreflightScope } from "./preflight/PreflightScope.js";
import { documentOf, planned } from "./preflight/testing/planned.js";
import { makeAccountClients } from "./security/makeAccountClients.js";
import type { SmokeScope } from "./smoke/SmokeScope.js";
import { renewed } from "./smoke/steps/credentialRefresh.js";
import { smokeSteps } from "./smoke/steps/index.js";

/** The commands that look after what is deployed, each as a user runs it, against one sandbox. */
const region = "eu-west-1";
const account = "000000000000";
const root = findRepositoryRoot(process.cwd());
const password = randomBytes(18).toString("hex");

let sandbox: TestSandbox;
let folder: string;
let shown = "";

const run = async (args: readonly string[], variables: Readonly<Record<string, string>> = {}) => {
  const result = await runBin(args, { ...sandbox.environment, ...variables });
  shown += result.stdout + result.stderr;
  return result;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sallyport-operations-"));
  sandbox = await startTestSandbox({ pulumi: true });
  await useSandbox(sandbox.home);
}, 180_000);

afterAll(async () => {
  await sandbox?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** Ends every run of the suite: what any command has printed. */
afterAll(() => {
  expect(shown.length).toBeGreaterThan(500);
  expect(shown).not.toContain(password);
  expect(shown).not.toContain(sandbox.environment.AWS_SECRET_ACCESS_KEY ?? password);
});

describe("`sallyport whoami`", () => {
  it("says who, where, and that it is the environment's account", async () => {
    const accounts = { SALLYPORT_ACCOUNTS: JSON.stringify({ dev: account, prod: "000000000001" }), AWS_PROFILE: "" };
    const { code, stdout } = await run(["whoami", "--environment", "dev", "--json"], accounts);
    expect(JSON.parse(stdout)).toMatchObject({ account, region, environment: "dev", expectedAccount: account });
    expect(code).toBe(0);
    const refused = await run(["whoami", "--environment", "prod"], accounts);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain("prod is in the account 000000000001");
  });

  it("takes silence for no match, and tells what to do where it is nobody", async () => {
    expect((await run(["whoami", "--environment", "dev"], { SALLYPORT_ACCOUNTS: "" })).code).toBe(2);
    expect((await run(["whoami", "--environment", "production"])).code).toBe(64);
    expect((await run(["whoami"], { SALLYPORT_ACCOUNTS: "prod" })).code).toBe(64);
    const nobody = await run(["whoami"], { AWS_ENDPOINT_URL: "https://127.0.0.1:1" });
    expect(nobody.code).toBe(2);
    expect(nobody.stderr).toContain("aws sso login");
  });
});

describe("`sallyport verify bucket`", () => {
  it("ends with 1 while anything of it is open, and with 0 once it is closed", async () => {
    const s3 = new S3Client({ region, forcePathStyle: true });
    const Bucket = "operations-verified";
    await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: region } }));
    const open = await run(["verify", "bucket", Bucket, "--json"]);
    expect(open.code).toBe(1);
    expect(JSON.parse(open.stdout)).toMatchObject({ bucket: Bucket, region, versioning: "Off", publicPolicy: false });
    await close(s3, Bucket);
    const closed = await run(["verify", "bucket", Bucket, "--json"]);
    expect(JSON.parse(closed.stdout).checks.filter(({ outcome }: { outcome: string }) => outcome !== "passed")).toEqual(
      [],
    );
    expect(closed.code).toBe(0);
    expect((await run(["verify", "bucket", "operations-missing"])).code).toBe(2);
  });
});

describe("`sallyport describe`", () => {
  it("writes down the state of a stack in the sandbox, the same every time, and knows no other", async () => {
    const project = preparePulumiProject(join(root, "stacks", "etl"), sandbox.home);
    const pulumi = async (...args: string[]) => {
      const { code, stderr } = await runPulumi(args, project.shadow, sandbox.environment);
      expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
    };
    await pulumi("stack", "select", sandboxStack, "--create");
    const urn = (type: string, name: string) => `urn:pulumi:sandbox::sallyport-etl::${type}::${name}`;
    const stack = urn("pulumi:pulumi:Stack", "sallyport-etl-sandbox");
    const outputs = { inputBucket: "orders", loginPassword: password };
    const group = { urn: urn("aws:cloudwatch/logGroup:LogGroup", "log"), type: "aws:cloudwatch/logGroup:LogGroup" };
    const resources = [
      { urn: stack, type: "pulumi:pulumi:Stack", custom: false, outputs },
      {
        ...group,
        id: "/sallyport/etl",
        custom: true,
        parent: stack,
        inputs: {},
        outputs: { tags: { owner: "orders" } },
      },
    ];
    const file = join(folder, "state.json");
    writeFileSync(file, JSON.stringify({ version: 3, deployment: { manifest: {}, resources } }));
    await pulumi("stack", "import", "--file", file);
    const first = await run(["describe", "etl"]);
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toContain("| owner | orders |");
    expect(first.stdout).toContain("/sallyport/etl");
    expect((await run(["describe", "etl", "--stack", "sandbox"])).stdout).toBe(first.stdout);
    const json = await run(["describe", "etl", "--json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({
      project: "sallyport-etl",
      outputs: { loginPassword: "[withheld]" },
    });
    expect((await run(["describe", "weather"])).code).toBe(64);
    expect((await run(["describe", "etl", "--stack", "elsewhere"])).code).toBe(2);
  }, 120_000);
});

describe("`sallyport incident`", () => {
  let clickHouse: ClickHouseServer;
  let first: string;
  const secret = "avesa/clickhouse/dev";
  const logs = () => new CloudWatchLogsClient({ region });

  beforeAll(async () => {
    clickHouse = await startClickHouse();
    const ca = join(folder, "ca.pem");
    writeFileSync(ca, clickHouse.ca);
    first = await rotatingLogin(clickHouse, secret, sandbox.caFile);
    const trail = "/sallyport/operations-trail";
    const by = (role: string) => ({
      sessionContext: { sessionIssuer: { arn: `arn:aws:iam::${account}:role/${role}` } },
    });
    const at = { eventTime: new Date().toISOString(), sourceIPAddress: "10.0.0.9" };
    const read = { ...at, eventSource: "secretsmanager.amazonaws.com", eventName: "GetSecretValue" };
    await writeLines(trail, [
      { ...read, userIdentity: by("loader"), requestParameters: { secretId: secret } },
      { ...read, userIdentity: by("stranger"), requestParameters: { secretId: secret }, errorCode: "AccessDenied" },
      { ...read, userIdentity: by("loader"), requestParameters: { secretId: "avesa/clickhouse/prod" } },
      { ...at, eventSource: "s3.amazonaws.com", eventName: "GetObject", userIdentity: by("loader") },
    ]);
    await writeLines("/sallyport/orders-worker", [
      { level: "error", event: "load.failed", detail: password },
      { level: "info", event: "load.done" },
    ]);
    const where = { CloudWatchLogsLogGroupArn: `arn:aws:logs:${region}:${account}:log-group:${trail}:*` };
    const role = { CloudWatchLogsRoleArn: `arn:aws:iam::${account}:role/trail` };
    const made = { Name: "incident", S3BucketName: "trail", IsMultiRegionTrail: true, ...where, ...role };
    const trails = new CloudTrailClient({ region });
    await trails.send(new CreateTrailCommand(made));
    // The emulator takes a trail's log group only when it is changed.
    await trails.send(new UpdateTrailCommand(made));
  }, 60_000);
  afterAll(async () => {
    await new CloudTrailClient({ region }).send(new DeleteTrailCommand({ Name: "incident" }));
    await clickHouse?.stop();
  });

  async function writeLines(logGroupName: string, lines: readonly object[]): Promise<void> {
    await logs().send(new CreateLogGroupCommand({ logGroupName }));
    await logs().send(new CreateLogStreamCommand({ logGroupName, logStreamName: "one" }));
    const logEvents = lines.map((line) => ({ timestamp: Date.now(), message: JSON.stringify(line) }));
    await logs().send(new PutLogEventsCommand({ logGroupName, logStreamName: "one", logEvents }));
  }

  it("triage gathers validator, errors, denials and reads of secrets, for its reader alone", async () => {
    const file = join(folder, "triage.md");
    const { code, stdout } = await run(["incident", "triage", "--hours", "1", "--report-file", file, "--json"]);
    const { validation, errors, denied, secretReads } = JSON.parse(stdout);
    expect(validation.value.notRun).toEqual([]);
    expect(errors.value).toContainEqual(
      expect.objectContaining({ logGroup: "/sallyport/orders-worker", event: "load.failed", count: 1 }),
    );
    expect([denied.missing, secretReads.missing]).toEqual([undefined, undefined]);
    expect(denied.value).toEqual([expect.objectContaining({ principal: expect.stringContaining("stranger"), secret })]);
    expect(secretReads.value.map(({ secret: of, error }: { secret: string; error: string }) => [of, error])).toEqual(
      expect.arrayContaining([
        [secret, ""],
        [secret, "AccessDenied"],
        ["avesa/clickhouse/prod", ""],
      ]),
    );
    expect(code).toBe(validation.value.summary.critical > 0 ? 1 : 0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const page = readFileSync(file, "utf8");
    expect(page).toContain("role/stranger");
    expect(page).toContain("Severity (1 to 3)");
    shown += page;
  });

  it("credential makes a known password worthless, and says who took it and who may", async () => {
    const file = join(folder, "incident.json");
    const variables = { DB_CA: join(folder, "ca.pem") };
    const args = ["incident", "credential", "--environment", "dev", "--report-file", file, "--json"];
    const refused = await run(args, { ...variables, SALLYPORT_ACCOUNTS: JSON.stringify({ dev: "000000000001" }) });
    expect({ code: refused.code, isThere: existsSync(file) }).toEqual({ code: 1, isThere: false });
    const { code, stdout, stderr } = await run(args, variables);
    const { checks, reads, readers } = JSON.parse(stdout);
    expect({ code, stderr, failed: checks.filter(({ ok }: { ok: boolean }) => !ok) }).toEqual({
      code: 0,
      stderr: "",
      failed: [],
    });
    const names = checks.map(({ name }: { name: string }) => name);
    expect(names.filter((name: string) => name === "rotated")).toHaveLength(2);
    expect(names).toContain("login over verified TLS");
    expect(names).toContain("login from before refused");
    expect(reads.value.map(({ principal }: { principal: string }) => principal.split("/").at(-1)).sort()).toEqual([
      "loader",
      "stranger",
    ]);
    expect(readers.value).toContainEqual(expect.objectContaining({ name: "operations-rotate" }));
    const { host, port } = clickHouse;
    const connection = connectClickHouse(clickHouse.ca)({ host, port, username: "app", password: first });
    await expect(connection.rows("SELECT 1 AS one")).rejects.toMatchObject({ code: "516" });
    await connection.end();
    shown += readFileSync(file, "utf8");
    expect(shown).not.toContain(first);
    expect((await run(["incident", "credential"])).code).toBe(64);
    expect((await run([...args.slice(0, 4), "--report-file", "incident.pdf"])).code).toBe(64);
  }, 120_000);
});

describe("`sallyport drill restore`", () => {
  const dynamo = () => new DynamoDBClient({ region });
  const s3 = () => new S3Client({ region, forcePathStyle: true });
  const drill = async (...args: readonly string[]) => await run(["drill", "restore", "--json", ...args]);

  it("restores nothing where there is nothing, and says so", async () => {
    const record = join(folder, "none.jsonl");
    const { code, stdout } = await drill("--record", record, "--archive", join(folder, "missing.tar.zst"));
    expect(code).toBe(1);
    const { items } = JSON.parse(stdout) as DrillResult;
    expect(items.map(({ name, outcome }) => [name, outcome])).toEqual([
      ["object-version", "not-judged"],
      ["table-in-time", "not-judged"],
      ["database-sample", "not-judged"],
      ["archive", "failed"],
    ]);
  });

  it("restores an object's older version, a table and an archive, compares, removes the copies and keeps the result", async () => {
    const Bucket = "drill-orders";
    await s3().send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: region } }));
    await s3().send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }));
    for (const Body of ["older", "newer"]) await s3().send(new PutObjectCommand({ Bucket, Key: "in/a b.txt", Body }));
    const files = join(folder, "files");
    mkdirSync(files);
    writeFileSync(join(files, "one.txt"), "one");
    const archive = join(folder, "one.tar.zst");
    expect((await run(["compress", files, "-o", archive])).code).toBe(0);
    await s3().send(new PutObjectCommand({ Bucket, Key: "archives/one.tar.zst", Body: readFileSync(archive) }));
    const TableName = "drill-orders";
    const key = { KeySchema: [{ AttributeName: "id", KeyType: "HASH" as const }] };
    const attributes = { AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" as const }] };
    await dynamo().send(new CreateTableCommand({ TableName, ...key, ...attributes, BillingMode: "PAY_PER_REQUEST" }));
    await dynamo().send(new PutItemCommand({ TableName, Item: { id: { S: "1" }, tags: { SS: ["b", "a"] } } }));
    const off = await drill("--table", TableName, "--record", join(folder, "off.jsonl"));
    expect(JSON.parse(off.stdout).items[1]).toMatchObject({
      outcome: "failed",
      fix: expect.stringContaining("point-in-time"),
    });
    const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
    await dynamo().send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }));

    const { code, stdout, stderr } = await drill("--record", `s3://${Bucket}/drills`);
    const result = JSON.parse(stdout) as DrillResult;
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
    expect(result.items).toEqual([
      expect.objectContaining({ name: "object-version", outcome: "passed", sha256: sha256("older") }),
      expect.objectContaining({ name: "table-in-time", outcome: "passed", what: `1 items of ${TableName}` }),
      expect.objectContaining({ name: "database-sample", outcome: "not-judged" }),
      expect.objectContaining({ name: "archive", outcome: "passed", sha256: sha256("one") }),
    ]);
    const { Versions = [] } = await s3().send(new ListObjectVersionsCommand({ Bucket }));
    expect(Versions.filter(({ Key }) => Key?.startsWith("restore-drill/"))).toEqual([]);
    expect((await dynamo().send(new ListTablesCommand({}))).TableNames).toEqual([TableName]);
    const kept = await s3().send(
      new GetObjectCommand({ Bucket, Key: `drills/${result.at.replaceAll(":", "-")}.json` }),
    );
    expect(JSON.parse((await kept.Body?.transformToString()) ?? "")).toEqual(result);
  });

  it("fails on an archive that is damaged, and adds each result to the file", async () => {
    const damaged = join(folder, "damaged.tar.zst");
    const bytes = readFileSync(join(folder, "one.tar.zst"));
    bytes[20] = (bytes[20] ?? 0) ^ 0xff;
    writeFileSync(damaged, bytes);
    const record = join(folder, "drills.jsonl");
    for (const archive of [damaged, damaged]) {
      const { code, stdout } = await drill("--archive", archive, "--record", record);
      expect({ code, archive: JSON.parse(stdout).items[3].outcome }).toEqual({ code: 1, archive: "failed" });
    }
    expect(readFileSync(record, "utf8").trim().split("\n")).toHaveLength(2);
    expect(statSync(record).mode & 0o777).toBe(0o600);
  });
});

describe("`sallyport smoke`", () => {
  const role = "smoke-orders";
  const logGroup = "/sallyport/smoke-orders";
  const state = (type: string, name: string, props: object, id = name): RecordedResource => ({
    ...planned(type, name, props, id),
    urn: `urn:pulumi:sandbox::sallyport-kpi::${type}::${name}`,
  });
  const rights = { Sid: "Read", Effect: "Allow", Action: ["s3:GetObject"], Resource: "arn:aws:s3:::smoke-orders/*" };
  const logs = () => new CloudWatchLogsClient({ region });
  let vpc: string;
  let resources: readonly RecordedResource[];

  beforeAll(async () => {
    const iam = new IAMClient({ region });
    const trust = { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" };
    await iam.send(new CreateRoleCommand({ RoleName: role, AssumeRolePolicyDocument: documentOf(trust) }));
    await allow(rights);
    const ec2 = new EC2Client({ region });
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.8.0.0/16" }));
    vpc = Vpc?.VpcId ?? "";
    const serviceName = `com.amazonaws.${region}.sqs`;
    const interfaced = { VpcId: vpc, ServiceName: serviceName, VpcEndpointType: "Interface" as const };
    const { VpcEndpoint } = await ec2.send(new CreateVpcEndpointCommand(interfaced));
    await logs().send(new CreateLogGroupCommand({ logGroupName: logGroup }));
    await logs().send(new CreateLogStreamCommand({ logGroupName: logGroup, logStreamName: "one" }));
    const { QueueUrl } = await new SQSClient({ region }).send(new CreateQueueCommand({ QueueName: "smoke-orders" }));
    expect(QueueUrl).toBeDefined();
    const sweep = {
      arn: `arn:aws:sqs:${region}:${account}:smoke-orders`,
      rule: "kpi-sandbox-sweep",
      input: '{"kind":"sweep"}',
    };
    resources = [
      state("pulumi:pulumi:Stack", "sallyport-kpi-sandbox", { region, logGroup }, ""),
      state("aws:iam/role:Role", "role", { name: role, assumeRolePolicy: documentOf(trust) }, role),
      state("aws:iam/rolePolicy:RolePolicy", "rights", { role, name: "rights", policy: documentOf(rights) }),
      state("aws:ec2/vpc:Vpc", "vpc", { region }, vpc),
      state("aws:ec2/vpcEndpoint:VpcEndpoint", "sqs", { vpcId: vpc, serviceName }, VpcEndpoint?.VpcEndpointId),
      state("aws:cloudwatch/logGroup:LogGroup", "log", { name: logGroup }, logGroup),
      state("aws:cloudwatch/eventTarget:EventTarget", "sweep", sweep),
    ];
  });

  async function allow(...statements: readonly object[]): Promise<void> {
    const policy = { RoleName: role, PolicyName: "rights", PolicyDocument: documentOf(...statements) };
    await new IAMClient({ region }).send(new PutRolePolicyCommand(policy));
  }

  const tell = async (event: string) => {
    const logEvents = [{ timestamp: Date.now(), message: JSON.stringify({ level: "info", event }) }];
    await logs().send(new PutLogEventsCommand({ logGroupName: logGroup, logStreamName: "one", logEvents }));
  };
  /** As the worker: takes the sweep up, and tells of its end. */
  const work = async (event: string) => {
    const sqs = new SQSClient({ region });
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: "smoke-orders" }));
    await until("the sweep is sent", async () => {
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 1 }));
      for (const { ReceiptHandle } of Messages) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      return Messages.some(({ Body }) => Body === '{"kind":"sweep"}');
    });
    await tell(event);
  };
  const outcome = async (name: string, change: Partial<SmokeScope> = {}) => {
    const scope: SmokeScope = {
      ...{ project: "kpi", stack: "sandbox", resources, outputs: { region, logGroup }, account, regions: [region] },
      ...{ clients: makeAccountClients(process.env), since: Date.now(), patience: 60_000, ...change },
    };
    const item = await smokeSteps.find((step) => step.name === name)?.run(scope);
    return { outcome: item?.outcome, message: item?.message };
  };
  const failed = (message: RegExp) => ({ outcome: "failed", message: expect.stringMatching(message) });

  it("finds a role that may less than it is granted, or what nobody may", async () => {
    expect(await outcome("role-permissions")).toMatchObject({ outcome: "passed" });
    await allow({ ...rights, Effect: "Deny" });
    expect(await outcome("role-permissions")).toEqual(failed(/is denied s3:GetObject/));
    await allow(rights, { Sid: "Make", Effect: "Allow", Action: "iam:CreateUser", Resource: "*" });
    expect(await outcome("role-permissions")).toEqual(failed(/is allowed iam:CreateUser/));
    await allow(rights);
  });

  it("finds an endpoint that is not available, and a way to the internet", async () => {
    expect(await outcome("network")).toMatchObject({ outcome: "passed" });
    const gone = state("aws:ec2/vpcEndpoint:VpcEndpoint", "s3", { vpcId: vpc, serviceName: "s3" }, "vpce-0123");
    expect(await outcome("network", { resources: [...resources, gone] })).toEqual(
      failed(/vpce-0123 of s3 is not available/),
    );
    const ec2 = new EC2Client({ region });
    const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
    const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId: vpc }));
    const RouteTableId = RouteTable?.RouteTableId ?? "";
    const out = { DestinationCidrBlock: "0.0.0.0/0", GatewayId: InternetGateway?.InternetGatewayId };
    await ec2.send(new CreateRouteCommand({ RouteTableId, ...out }));
    expect(await outcome("network")).toEqual(failed(/leads to the internet/));
    await ec2.send(new DeleteRouteCommand({ RouteTableId, DestinationCidrBlock: "0.0.0.0/0" }));
  });

  it("finds work that fails, and work that nobody takes up", async () => {
    const [ended] = await Promise.all([outcome("unit-of-work"), work("run.succeeded")]);
    expect(ended).toMatchObject({ outcome: "passed" });
    const [broken] = await Promise.all([outcome("unit-of-work"), work("run.failed")]);
    expect(broken).toEqual(failed(/says run.failed/));
    expect(await outcome("unit-of-work", { patience: 0 })).toEqual(failed(/has not told of run.succeeded/));
    // Takes up what nobody did.
    await work("run.started");
    expect(await outcome("unit-of-work", { project: "foundation" })).toMatchObject({ outcome: "not-judged" });
  });

  it("finds a log group that is gone, and a worker that writes nothing", async () => {
    const since = Date.now();
    await tell("run.started");
    expect(await outcome("log-events", { since })).toMatchObject({ outcome: "passed" });
    expect(await outcome("log-events", { since: Date.now() + 3_600_000 })).toEqual(failed(/nothing was written/));
    const gone = state("aws:cloudwatch/logGroup:LogGroup", "other", { name: "/sallyport/gone" });
    expect(await outcome("log-events", { since, resources: [...resources, gone] })).toEqual(
      failed(/no log group .*gone/),
    );
  });

  it("finds credentials that end and are not renewed", async () => {
    const RoleArn = `arn:aws:iam::${account}:role/smoke-operator`;
    const trust = { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "sts:AssumeRole" };
    const made = { RoleName: "smoke-operator", AssumeRolePolicyDocument: documentOf(trust) };
    await new IAMClient({ region }).send(new CreateRoleCommand(made));
    let sessions = 0;
    const session = async () => {
      const asked = new AssumeRoleCommand({ RoleArn, RoleSessionName: `smoke-${++sessions}` });
      const { Credentials: given } = await new STSClient({ region }).send(asked);
      return {
        accessKeyId: given?.AccessKeyId ?? "",
        secretAccessKey: given?.SecretAccessKey ?? "",
        sessionToken: given?.SessionToken ?? "",
        expiration: given?.Expiration ?? new Date(0),
      };
    };
    const once = await session();
    const credentials = async () => once;
    expect(await renewed(new STSClient({ region, credentials: session }))).toMatchObject({ outcome: "passed" });
    expect(await renewed(new STSClient({ region, credentials }))).toMatchObject({ outcome: "failed" });
    expect(await outcome("credential-refresh")).toMatchObject({ outcome: "not-judged" });
  });

  it("tries a stack in the sandbox, as a command, and gives each failure its code", async () => {
    const project = preparePulumiProject(join(root, "stacks", "kpi"), sandbox.home);
    const pulumi = async (...args: string[]) => {
      const { code, stderr } = await runPulumi(args, project.shadow, sandbox.environment);
      expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
    };
    await pulumi("stack", "select", sandboxStack, "--create");
    const file = join(folder, "smoke.json");
    const [stack, ...others] = resources.map(({ id, ...rest }) => ({ ...rest, ...(id === undefined ? {} : { id }) }));
    const kept = [{ ...stack, custom: false, outputs: { region, logGroup } }, ...others];
    writeFileSync(file, JSON.stringify({ version: 3, deployment: { manifest: {}, resources: kept } }));
    await pulumi("stack", "import", "--file", file);
    const [good] = await Promise.all([run(["smoke", "kpi", "--json", "--wait", "60"]), work("run.succeeded")]);
    expect(JSON.parse(good.stdout).steps.map(({ outcome: of }: { outcome: string }) => of)).toEqual([
      ...["passed", "passed", "passed", "passed", "not-judged"],
    ]);
    expect(good).toMatchObject({ code: 0, stderr: "" });
    const bad = await run(["smoke", "kpi", "--json", "--wait", "1"]);
    const codes = JSON.parse(bad.stdout).steps.flatMap(({ code }: { code?: number }) => code ?? []);
    expect({ code: bad.code, codes }).toEqual({ code: 1, codes: [13, 14] });
  }, 120_000);
});

describe("`sallyport preflight`", () => {
  let subnets: readonly string[];
  let group: string;
  const s3 = () => new S3Client({ region, forcePathStyle: true });
  const logs = { KmsKeyId: "alias/trail", EnableLogFileValidation: true, IsMultiRegionTrail: true };
  const digest = `sha256:${createHash("sha256").update("image").digest("hex")}`;
  const image = (repository: string) => `${account}.dkr.ecr.${region}.amazonaws.com/${repository}@${digest}`;
  const task = (repository: string) =>
    planned("aws:ecs/taskDefinition:TaskDefinition", "worker", {
      containerDefinitions: JSON.stringify([{ image: image(repository) }]),
    });
  const role = (name: string, trust: object) =>
    planned("aws:iam/role:Role", name, {
      ...{ name, permissionsBoundary: `arn:aws:iam::${account}:policy/boundary` },
      assumeRolePolicy: documentOf(trust),
    });
  const taskTrust = {
    ...{ Sid: "Tasks", Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" },
    Condition: {
      StringEquals: { "aws:SourceAccount": account },
      ArnLike: { "aws:SourceArn": `arn:aws:ecs:${region}:${account}:*` },
    },
  };
  const places = () =>
    planned("aws:batch/computeEnvironment:ComputeEnvironment", "jobs", {
      computeResources: { type: "FARGATE", subnets },
    });
  const alarm = (name: string) =>
    planned("aws:cloudwatch/metricAlarm:MetricAlarm", name, {
      ...{
        name,
        namespace: "AWS/SQS",
        metricName: "ApproximateAgeOfOldestMessage",
        comparisonOperator: "GreaterThanThreshold",
      },
      ...{ evaluationPeriods: 1, threshold: 60, period: 60, statistic: "Maximum", treatMissingData: "notBreaching" },
      dimensions: { QueueName: "orders" },
      alarmActions: [`arn:aws:sns:${region}:${account}:alarms`],
      okActions: [`arn:aws:sns:${region}:${account}:alarms`],
    });
  const secretOf = (name: string) => [
    planned("aws:lambda/function:Function", "rotate", {
      environment: { variables: { LOGIN_ARN: `arn:aws:secretsmanager:${region}:${account}:secret:${name}` } },
    }),
  ];

  const outcome = async (name: string, resources: readonly RecordedResource[]) => {
    const item = preflightItems.find((candidate) => candidate.name === name);
    const scope: PreflightScope = { resources, account, regions: [region], clients: makeAccountClients(process.env) };
    const judged = await item?.judge(scope);
    return { outcome: judged?.outcome, message: judged?.outcome === "passed" ? "" : judged?.message, fix: judged?.fix };
  };
  const passed = { outcome: "passed", message: "", fix: undefined };
  const failed = (message: RegExp) => ({
    ...{ outcome: "failed", message: expect.stringMatching(message), fix: expect.stringMatching(/./) },
  });

  beforeAll(async () => {
    const ec2 = new EC2Client({ region });
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.9.0.0/16" }));
    const made = await Promise.all(
      ["a", "b"].map(async (zone, index) => {
        const at = { CidrBlock: `10.9.${index}.0/24`, AvailabilityZone: `${region}${zone}` };
        return (await ec2.send(new CreateSubnetCommand({ VpcId: Vpc?.VpcId, ...at }))).Subnet?.SubnetId ?? "";
      }),
    );
    subnets = made;
    const named = { GroupName: "operations", Description: "tasks", VpcId: Vpc?.VpcId };
    group = (await ec2.send(new CreateSecurityGroupCommand(named))).GroupId ?? "";
  });

  it("finds policies that are not this deployment's own", async () => {
    expect(await outcome("iam-policies", [role("orders-task", taskTrust)])).toEqual(passed);
    const left = {
      ...taskTrust,
      Condition: { ...taskTrust.Condition, ArnLike: { "aws:SourceArn": `arn:aws:ecs:${region}:${"123456789"}012:*` } },
    };
    expect(await outcome("iam-policies", [role("orders-task", left)])).toEqual(failed(/account of an example/));
    const open = role("orders-task", { Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" });
    expect(await outcome("iam-policies", [open])).toEqual(failed(/iam-trust/));
  });

  it("finds a network that is not there, or in one zone", async () => {
    expect(await outcome("network", [places()])).toEqual(passed);
    subnets = subnets.slice(0, 1);
    expect(await outcome("network", [places()])).toEqual(failed(/are in one zone/));
    subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"];
    expect(await outcome("network", [places()])).toEqual(failed(/are there/));
  });

  it("finds a group that somebody has opened by hand", async () => {
    const there = [
      planned("aws:ec2/securityGroup:SecurityGroup", "tasks", { name: "operations", description: "tasks" }, group),
    ];
    expect(await outcome("security-groups", there)).toEqual(passed);
    const IpPermissions = [{ IpProtocol: "tcp", FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];
    await new EC2Client({ region }).send(new AuthorizeSecurityGroupIngressCommand({ GroupId: group, IpPermissions }));
    expect(await outcome("security-groups", there)).toEqual(failed(/admits the whole internet/));
  });

  it("finds an image that is not there, and a repository that scans nothing", async () => {
    const ecr = new ECRClient({ region });
    expect(await outcome("image-scanning", [task("orders/worker")])).toEqual(
      failed(/orders\/worker in eu-west-1 is not there/),
    );
    for (const [repositoryName, scanOnPush] of [
      ["orders/worker", true],
      ["orders/unscanned", false],
    ] as const) {
      await ecr.send(new CreateRepositoryCommand({ repositoryName, imageScanningConfiguration: { scanOnPush } }));
      await ecr.send(new PutImageCommand({ repositoryName, imageManifest: "{}", imageDigest: digest, imageTag: "1" }));
    }
    expect(await outcome("image-scanning", [task("orders/worker")])).toEqual(passed);
    expect(await outcome("image-scanning", [task("orders/unscanned")])).toEqual(failed(/does not scan what is pushed/));
  });

  it("finds that nothing watches what runs, and an alarm that was muted by hand", async () => {
    const cloudWatch = new CloudWatchClient({ region });
    expect(await outcome("alarms", [alarm("orders-late")])).toEqual(passed);
    expect(await outcome("alarms", [places()])).toEqual(failed(/nothing watches it/));
    const watched = {
      AlarmName: "orders-late",
      Namespace: "AWS/SQS",
      MetricName: "m",
      Period: 60,
      Statistic: "Sum",
    } as const;
    const when = { ComparisonOperator: "GreaterThanThreshold", Threshold: 1, EvaluationPeriods: 1 } as const;
    await cloudWatch.send(new PutMetricAlarmCommand({ ...watched, ...when }));
    await cloudWatch.send(new DisableAlarmActionsCommand({ AlarmNames: ["orders-late"] }));
    expect(await outcome("alarms", [alarm("orders-late")])).toEqual(failed(/orders-late are turned off/));
  });

  it("finds an account without a trail, and one that is stopped", async () => {
    const trails = new CloudTrailClient({ region });
    expect(await outcome("cloudtrail", [])).toEqual(failed(/No trail records all regions/));
    await trails.send(new CreateTrailCommand({ Name: "operations", S3BucketName: "trail", ...logs }));
    await trails.send(new StartLoggingCommand({ Name: "operations" }));
    expect(await outcome("cloudtrail", [])).toEqual(passed);
    await trails.send(new StopLoggingCommand({ Name: "operations" }));
    expect(await outcome("cloudtrail", [])).toEqual(failed(/It is stopped/));
  });

  it("finds a bucket that was opened", async () => {
    const Bucket = "operations-planned";
    await s3().send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: region } }));
    const there = [planned("aws:s3/bucket:Bucket", "orders", { bucket: Bucket }, Bucket)];
    expect(await outcome("bucket-policies", there)).toEqual(
      failed(/operations-planned: Its policy does not deny plain HTTP/),
    );
    await close(s3(), Bucket);
    expect((await outcome("bucket-policies", there)).message).not.toContain("operations-planned: ");
  });

  it("finds a secret that is not there, without reading one", async () => {
    expect(await outcome("secrets", secretOf("orders/login"))).toEqual(failed(/there is no orders\/login/));
    const { arn } = await madeSecret("orders/login");
    expect(await outcome("secrets", secretOf(arn.split(":secret:")[1] ?? ""))).toEqual(passed);
  });

  it("judges what a stack plans, as a command", async () => {
    const project = preparePulumiProject(root, sandbox.home);
    await runPulumi(["stack", "select", sandboxStack, "--create"], project.shadow, sandbox.environment);
    const { code, stdout, stderr } = await run(["preflight", "foundation", "--json"]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    const { items, ...rest } = JSON.parse(stdout);
    expect(rest).toEqual({ project: "sallyport-foundation", stack: "sandbox", account });
    const named = (outcome: string) =>
      items.filter((item: { outcome: string }) => item.outcome === outcome).map(({ name }: { name: string }) => name);
    expect(named("not-judged")).toEqual([]);
    expect(named("failed")).toEqual(["cloudtrail"]);
    expect(execFileSync("git", ["-C", root, "status", "--short", "--", "Pulumi.sandbox.yaml"]).toString()).toBe("");
  }, 180_000);
});

async function madeSecret(name: string): Promise<{ readonly arn: string }> {
  const vault = openVault({ region });
  await vault.write(name, new Secret(JSON.stringify({ password })));
  return await vault.describe(name);
}

/** Puts a bucket right. */
async function close(s3: S3Client, Bucket: string): Promise<void> {
  const on = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };
  await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: on }));
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }));
  const byKey = { SSEAlgorithm: "aws:kms" as const, KMSMasterKeyID: `arn:aws:kms:${region}:${account}:key/orders` };
  const Rules = [{ ApplyServerSideEncryptionByDefault: byKey }];
  await s3.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules } }));
  const secure = {
    ...{ Sid: "DenyPlainHttp", Effect: "Deny", Principal: "*", Action: "s3:*" },
    Resource: [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: documentOf(secure) }));
}
