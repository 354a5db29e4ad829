import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { BatchWriteItemCommand, DeleteItemCommand, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import {
  CreateRoleCommand,
  GetRoleCommand,
  IAMClient,
  ListRolesCommand,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { AssumeRoleCommand, type AssumeRoleCommandOutput, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";

import { readDecisions } from "@sallyport/sandbox";
import { localPorts, MemoryTables, runKpi } from "@sallyport/worker-kpi";
import { shortcomingsOf } from "../../evidence/ledger/shortcomingsOf.js";
import { removalTests } from "../../evidence/removal/testing/removalTests.js";
import { preparePulumiProject, sandboxStack } from "../../pulumi/PulumiProject.js";
import { runPulumi } from "../../pulumi/runPulumi.js";
import { runBin } from "../../testing/runBin.js";
import { DeployedKpi, plain, type Row } from "./testing/DeployedKpi.js";
import { describeMetric, metricsIn } from "./testing/embeddedMetrics.js";
import type { FoundationOutputs } from "./testing/FoundationOutputs.js";
import { kpiRuns } from "./testing/kpiRuns.js";
import { ledgerOfRun } from "./testing/ledgerOfRun.js";
import { csv, handWorkedFiles, handWorkedKpis, manyDays, type ShopFiles } from "./testing/shopFiles.js";
import { type SessionCredentials, underRole } from "./testing/underRole.js";
import { workerProcesses } from "./testing/workerProcesses.js";

jest.setTimeout(300_000);

let kpi: DeployedKpi;
let started: Date;
beforeAll(async () => {
  kpi = await DeployedKpi.deploy();
  started = new Date();
}, 900_000);
afterAll(async () => {
  await kpi?.stop();
}, 60_000);

/** What the same pipeline makes of the same files on a disk, without interruption and without AWS. */
async function onDisk(files: ShopFiles): Promise<{ readonly category: Row[]; readonly order: Row[] }> {
  const folder = await mkdtemp(join(tmpdir(), "sallyport-kpi-"));
  try {
    for (const [key, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, "Data", key)), { recursive: true });
      await writeFile(join(folder, "Data", key), content);
    }
    const scratch = join(folder, "scratch");
    await mkdir(scratch);
    const tables = new MemoryTables();
    const ports = localPorts({ input: folder, artifacts: join(folder, "artifacts"), tables });
    await runKpi(ports, { scratch }, new AbortController().signal);
    const row = (kpis: object): Row =>
      Object.fromEntries(
        Object.entries(kpis)
          .map(([name, value]): [string, string] => [name, /date|category/.test(name) ? value : plain(String(value))])
          .sort(),
      );
    return { category: tables.categories.map(row), order: tables.orders.map(row) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const sorted = (rows: readonly Row[]) => rows.map((row) => Object.fromEntries(Object.entries(row).sort()));

async function recordOf(runId: string) {
  const records = await kpi.items(kpi.outputs.runsTable);
  return records.find(({ id }) => id?.S === runId);
}

describe("the deployed KPI pipeline", () => {
  const many = manyDays(365, 20);
  const bad = "order_items/part-bad.csv";

  it("meets every rule, with nothing left undetermined", () => {
    expect(kpi.stack.deployment.policies).toMatchObject({ violations: 0, undetermined: 0 });
    expect(kpi.stack.deployment.policies.passed).toBeGreaterThan(100);
  });

  it("has nothing to change on a second deployment", async () => {
    const { root, home, environment } = kpi.stack;
    const project = preparePulumiProject(join(root, "stacks", "kpi"), home);
    const flags = ["--stack", sandboxStack, "--config-file", project.configFile, "--expect-no-changes"];
    const run = await runPulumi(["preview", ...flags], project.folder, environment);
    expect({ code: run.code, said: run.code === 0 ? "" : run.stdout }).toMatchObject({ code: 0 });
  });

  it("stands on the foundation: every role of its own is under the boundary, every alarm tells the region's topic", async () => {
    const { root, deployment } = kpi.stack;
    const { permissionsBoundaryArn, alarmTopicArns } = deployment.outputsOf.get(root) as unknown as FoundationOutputs;
    const { Roles = [] } = await new IAMClient({}).send(new ListRolesCommand({}));
    const own = Roles.filter(({ RoleName = "" }) => RoleName.startsWith("kpi-sandbox-")).map(
      ({ RoleName }) => RoleName,
    );
    const boundaries = await Promise.all(
      own.map(async (RoleName) => {
        const { Role } = await new IAMClient({}).send(new GetRoleCommand({ RoleName }));
        return Role?.PermissionsBoundary?.PermissionsBoundaryArn;
      }),
    );
    expect(own.length).toBeGreaterThan(0);
    expect(boundaries).toEqual(own.map(() => permissionsBoundaryArn));
    const { region } = kpi.outputs;
    const { MetricAlarms = [] } = await new CloudWatchClient({ region }).send(new DescribeAlarmsCommand({}));
    // Those that scale the worker tell its scaling policies.
    const telling = MetricAlarms.map(({ AlarmActions = [] }) => AlarmActions).filter(
      (actions) => !actions.some((arn) => arn.includes(":scalingPolicy:")),
    );
    expect(telling.length).toBeGreaterThan(0);
    expect(telling).toEqual(telling.map(() => [alarmTopicArns[region]]));
  });

  it("makes of uploads the rows that were worked by hand, in one run", async () => {
    const end = await kpi.run(handWorkedFiles);
    expect(end).toMatchObject({
      "detail-type": "KPI Run Succeeded",
      detail: {
        status: "succeeded",
        quality: { rows: 10, duplicates: 0, rejected: 0, orphans: 0 },
        days: { count: 2, first: "2023-01-15", last: "2023-01-16" },
        written: { categories: 3, orders: 2 },
      },
    });
    const tables = await kpi.tables();
    expect(tables.category).toEqual(sorted(handWorkedKpis.category));
    expect(tables.order).toEqual(sorted(handWorkedKpis.order));
    const record = await recordOf(end.detail.runId);
    expect(record).toMatchObject({ status: { S: "succeeded" }, inputCount: { N: "3" } });
    expect(Number(record?.expiresAt?.N)).toBeGreaterThan(Date.now() / 1000 + 80 * 86_400);
  });

  it("changes nothing when the same file is uploaded again, and counts but does not add its copy under another name", async () => {
    const before = await kpi.tables({ stamps: true });
    const items = handWorkedFiles["order_items/part-1.csv"] ?? "";
    const again = await kpi.run({ "order_items/part-1.csv": items });
    expect(again.detail).toMatchObject({ status: "succeeded", quality: { duplicates: 0 }, written: { orders: 0 } });
    expect(await kpi.tables({ stamps: true })).toEqual(before);

    const copied = await kpi.run({ "order_items/part-1-copy.csv": items });
    expect(copied.detail).toMatchObject({ status: "succeeded", quality: { rows: 14, duplicates: 4 } });
    expect(await kpi.tables()).toMatchObject({
      category: sorted(handWorkedKpis.category),
      order: sorted(handWorkedKpis.order),
    });
  });

  it("fails loudly on a file that it cannot use: the event, the record and the log say so, and no row changes", async () => {
    const before = await kpi.tables({ stamps: true });
    const end = await kpi.run({ [bad]: "id,order_id,user_id\n1,2,3\n" });
    expect(end).toMatchObject({ "detail-type": "KPI Run Failed", detail: { status: "failed" } });
    expect(end.detail.message).toContain("part-bad.csv");
    expect(await recordOf(end.detail.runId)).toMatchObject({ status: { S: "failed" } });
    const logs = new CloudWatchLogsClient({ region: kpi.outputs.region });
    const wanted = { logGroupName: kpi.outputs.logGroup, filterPattern: '"run.failed"' };
    await until("the log says so", async () => {
      const { events = [] } = await logs.send(new FilterLogEventsCommand(wanted));
      return events.length > 0;
    });
    expect(await kpi.tables({ stamps: true })).toEqual(before);
    await kpi.remove(bad);
  });

  it("sets single bad rows aside with their reasons, and goes on", async () => {
    const rows = [...Array(40).keys()].map((n) => `${500 + n},101,11,1,Complete,2023-01-15T09:00:00,,,,1.00`);
    const end = await kpi.run({
      "order_items/part-3.csv": csv("items", [...rows, "999,101,11,1,Complete,never,,,,1.00"]),
    });
    expect(end.detail).toMatchObject({ status: "succeeded", quality: { rejected: 1 } });
    const { artifactBucket: Bucket, region } = kpi.outputs;
    const s3 = new S3Client({ region });
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: "quarantine/" }));
    expect(Contents.length).toBeGreaterThan(0);
    await kpi.remove("order_items/part-3.csv");
  });

  it("runs when the schedule asks for it, without an upload, and then finds that the file is gone", async () => {
    await kpi.sweep();
    const end = await kpi.runEnd();
    expect(end.detail).toMatchObject({ status: "succeeded", quality: { rejected: 0 }, days: { first: "2023-01-15" } });
    expect((await kpi.tables()).order).toEqual(sorted(handWorkedKpis.order));
  });

  it("makes the same tables although its worker is killed in the middle of writing them", async () => {
    const since = new Date();
    await kpi.upload(many);
    await until("rows are written in batches", async () => {
      for await (const { action, decision } of readDecisions(kpi.stack.home, { since })) {
        if (action === "dynamodb:BatchWriteItem" && decision === "allow") return true;
      }
      return false;
    });
    const victims = await workerProcesses(kpi.stack.home);
    for (const victim of victims) process.kill(victim, "SIGKILL");
    expect(victims.length).toBeGreaterThan(0);
    const half = (await kpi.tables()).category.length;
    const end = await kpi.runEnd();
    expect(end.detail).toMatchObject({ status: "succeeded" });
    const files = {
      ...handWorkedFiles,
      "order_items/part-1-copy.csv": handWorkedFiles["order_items/part-1.csv"] ?? "",
    };
    const expected = await onDisk({ ...files, ...many });
    expect(expected.category.length).toBe(365 * 20 + 3);
    expect(half).toBeLessThan(expected.category.length);
    const tables = await kpi.tables();
    expect(tables.order).toEqual(expected.order);
    expect(tables.category).toEqual(expected.category);
  });

  it("keeps rows of files that are gone, until an operator reconciles under the role that is made for it", async () => {
    for (const key of Object.keys(many)) await kpi.remove(key);
    await kpi.sweep();
    expect((await kpi.runEnd()).detail).toMatchObject({ status: "succeeded" });
    expect((await kpi.tables()).category.length).toBe(365 * 20 + 3);
    await asOperator(async (environment) => {
      const reconcile = async (...args: string[]) =>
        await runBin(["kpi", "reconcile", "--stack", sandboxStack, "--json", ...args], environment);
      const listed = await reconcile();
      expect({ code: listed.code, stderr: listed.stderr }).toEqual({ code: 1, stderr: "" });
      expect(JSON.parse(listed.stdout)).toMatchObject({ findings: 365 * 20 + 365 });
      expect((await kpi.tables()).order.length).toBe(365 + 2);
      const removed = await reconcile("--delete", "--yes");
      expect({ code: removed.code, stderr: removed.stderr }).toEqual({ code: 0, stderr: "" });
    });
    expect(await kpi.tables()).toEqual({
      category: sorted(handWorkedKpis.category),
      order: sorted(handWorkedKpis.order),
    });
  });

  it("is refused nothing, and every statement of its roles is used or explained, and every neighbouring call refused", async () => {
    const place = { home: kpi.stack.home, region: kpi.outputs.region, project: "kpi" };
    const ledger = await ledgerOfRun({ ...place, since: started, test: "kpiPipeline.e2e.test.ts" });
    expect(shortcomingsOf(ledger)).toEqual([]);
    expect(ledger.roles.map(({ role }) => role)).toContain(kpi.outputs.taskRole);
  });

  it("has alarms on metrics that the worker really writes", async () => {
    const { region, logGroup } = kpi.outputs;
    const logs = new CloudWatchLogsClient({ region });
    const { events = [] } = await logs.send(
      new FilterLogEventsCommand({ logGroupName: logGroup, filterPattern: '"RunsSucceeded"' }),
    );
    const written = events.flatMap(({ message = "{}" }) => metricsIn(JSON.parse(message), "Sallyport/Kpi"));
    const cloudwatch = new CloudWatchClient({ region });
    const { MetricAlarms = [] } = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNamePrefix: "kpi-" }));
    const watched = MetricAlarms.flatMap((alarm) => [
      alarm,
      ...(alarm.Metrics ?? []).map(({ MetricStat }) => MetricStat?.Metric),
    ])
      .filter((metric) => metric?.Namespace === "Sallyport/Kpi")
      .map((metric) => describeMetric(metric?.MetricName, metric?.Dimensions));
    expect(new Set(watched).size).toBeGreaterThanOrEqual(5);
    expect(watched.filter((metric) => !written.includes(metric))).toEqual([]);
  });

  it("is refused every neighbour of what its role may do", async () => {
    const { region, inputBucket, inputPrefix, artifactBucket, categoryTable, orderTable, runsTable, taskRole } =
      kpi.outputs;
    const owner = new S3Client({ region });
    await owner.send(new PutObjectCommand({ Bucket: inputBucket, Key: "Database/x.csv", Body: "outside" }));
    await owner.send(new PutObjectCommand({ Bucket: inputBucket, Key: "top.csv", Body: "outside" }));
    await underRole({ region, role: taskRole }, async (credentials) => {
      const s3 = new S3Client({ region, credentials });
      const dynamodb = new DynamoDBClient({ region, credentials });
      const read = (Bucket: string, Key: string) => s3.send(new GetObjectCommand({ Bucket, Key }));
      const list = (Prefix?: string) => s3.send(new ListObjectsV2Command({ Bucket: inputBucket, Prefix }));
      const put = (Bucket: string, Key: string) => s3.send(new PutObjectCommand({ Bucket, Key, Body: "x" }));
      const Item = { id: { S: "x" }, category: { S: "x" }, order_date: { S: "x" } };

      // The role is what it seems: what it may do, it can.
      await read(inputBucket, `${inputPrefix}orders/part-1.csv`);
      await list(inputPrefix);

      const refused: Readonly<Record<string, () => Promise<unknown>>> = {
        "read beside the prefix": () => read(inputBucket, "Database/x.csv"),
        "read at the top": () => read(inputBucket, "top.csv"),
        "read the rejects": () => read(artifactBucket, "quarantine/x"),
        "list the whole bucket": () => list(),
        "list beside the prefix": () => list("Database/"),
        "list the artifacts": () => s3.send(new ListObjectsV2Command({ Bucket: artifactBucket, Prefix: "state/" })),
        "write the input": () => put(inputBucket, `${inputPrefix}orders/x.csv`),
        "write beside its own folders": () => put(artifactBucket, "x"),
        "put into another table": () => dynamodb.send(new PutItemCommand({ TableName: "another_table", Item })),
        "batch into its own ledger": () =>
          dynamodb.send(new BatchWriteItemCommand({ RequestItems: { [runsTable]: [{ PutRequest: { Item } }] } })),
        "delete a KPI": () =>
          dynamodb.send(new DeleteItemCommand({ TableName: orderTable, Key: { order_date: { S: "2023-01-15" } } })),
        "delete a KPI of a category": () => {
          const Key = { category: { S: "Home" }, order_date: { S: "2023-01-15" } };
          return dynamodb.send(new DeleteItemCommand({ TableName: categoryTable, Key }));
        },
      };
      const outcomes = await Promise.all(
        Object.entries(refused).map(async ([what, call]) => [what, await call().then(() => "allowed", refusalOf)]),
      );
      expect(Object.fromEntries(outcomes)).toEqual(
        Object.fromEntries(Object.keys(refused).map((what) => [what, "refused"])),
      );
    });
  });
});

removalTests({
  ...{ project: "kpi", runs: kpiRuns },
  deployed: () => ({ pipeline: kpi, place: kpi.stack }),
});

/** Takes the role for a reconcile as the configuration says: from the named role, with the word that it was told. */
async function asOperator(work: (environment: Readonly<Record<string, string>>) => Promise<void>): Promise<void> {
  const { region, reconcileRoleArns } = kpi.outputs;
  const RoleArn = reconcileRoleArns.operator;
  const account = RoleArn?.split(":")[4];
  const trust = { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "sts:AssumeRole" };
  const iam = new IAMClient({ region });
  const role = { RoleName: "operator", AssumeRolePolicyDocument: policyOf(trust) };
  const { Role } = await iam.send(new CreateRoleCommand(role));
  const Resource = RoleArn;
  const PolicyDocument = policyOf({ Effect: "Allow", Action: "sts:AssumeRole", Resource });
  await iam.send(new PutRolePolicyCommand({ RoleName: "operator", PolicyName: "reconcile", PolicyDocument }));
  const sts = new STSClient({ region });
  const session = await sts.send(new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: "operator" }));
  const operator = new STSClient({ region, credentials: credentialsOf(session) });
  const asked = { RoleArn, RoleSessionName: "reconcile" };
  await expect(operator.send(new AssumeRoleCommand(asked))).rejects.toMatchObject({ name: "AccessDenied" });
  const credentials = credentialsOf(await operator.send(new AssumeRoleCommand({ ...asked, ExternalId: "sandbox" })));
  await work({
    ...kpi.stack.environment,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
  });
}

function policyOf(statement: object): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

function credentialsOf({ Credentials }: AssumeRoleCommandOutput): SessionCredentials {
  return {
    accessKeyId: Credentials?.AccessKeyId ?? "",
    secretAccessKey: Credentials?.SecretAccessKey ?? "",
    sessionToken: Credentials?.SessionToken ?? "",
  };
}

function refusalOf(error: unknown): string {
  return error instanceof Error && /AccessDenied/.test(error.name) ? "refused" : String(error);
}

async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`waited two minutes in vain until ${what}`);
    await delay(100);
  }
}
