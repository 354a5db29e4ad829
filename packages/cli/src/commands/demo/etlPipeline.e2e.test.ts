import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import {
  DeleteObjectCommand,
  GetBucketNotificationConfigurationCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutBucketNotificationConfigurationCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { Login } from "@sallyport/worker-etl";
import { Client, type ClientConfig } from "pg";
import { shortcomingsOf } from "../../evidence/ledger/shortcomingsOf.js";
import { removalTests } from "../../evidence/removal/testing/removalTests.js";
import { preparePulumiProject, sandboxStack } from "../../pulumi/PulumiProject.js";
import { runPulumi } from "../../pulumi/runPulumi.js";
import { DeployedEtl } from "./testing/DeployedEtl.js";
import { describeMetric, metricsIn } from "./testing/embeddedMetrics.js";
import { etlRuns } from "./testing/etlRuns.js";
import { ledgerOfRun } from "./testing/ledgerOfRun.js";
import { underRole } from "./testing/underRole.js";
import { workerProcesses } from "./testing/workerProcesses.js";

jest.setTimeout(400_000);

let etl: DeployedEtl;
beforeAll(async () => {
  etl = await DeployedEtl.deploy();
}, 900_000);
afterAll(async () => {
  await etl?.stop();
}, 60_000);

const customers = [
  [1, "Ana", "2024-01-31", "10.50", "00123"],
  [2, "Bo", "2024-02-29", "-3.25", "99999"],
  [3, "Cem", "2024-03-01", "", "04711"],
] as const;
const csv = (header: string, rows: readonly (readonly unknown[])[]) =>
  `${[header, ...rows.map((row) => row.join(","))].join("\n")}\n`;
const customerFile = (rows: readonly (readonly unknown[])[]) => csv("id,name,since,balance,postcode", rows);

/** Rows of a table of many rows that say which file wrote them. */
const many = (count: number, source: string) =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, source, amount: (index * 7) % 1000 }));
const manyCsv = (count: number, source: string) =>
  csv(
    "id,source,amount",
    many(count, source).map(({ id, amount }) => [id, source, amount]),
  );
const manyNdjson = (count: number, source: string) =>
  many(count, source)
    .map((row) => `${JSON.stringify(row)}\n`)
    .join("");

const customerRows = () =>
  etl.rows("SELECT id, name, since::text, balance::text, postcode FROM etl.customers ORDER BY id");
const stamps = () => etl.rows("SELECT id, processed_at::text, xmin::text FROM etl.customers ORDER BY id");

describe("the deployed ETL pipeline", () => {
  it("meets every rule, with nothing left undetermined", () => {
    expect(etl.stack.deployment.policies).toMatchObject({ violations: 0, undetermined: 0 });
    expect(etl.stack.deployment.policies.passed).toBeGreaterThan(100);
  });

  it("has nothing to change on a second deployment", async () => {
    const { root, home, environment } = etl.stack;
    const project = preparePulumiProject(join(root, "stacks", "etl"), home);
    const flags = ["--stack", sandboxStack, "--config-file", project.configFile, "--expect-no-changes"];
    const run = await runPulumi(["preview", ...flags], project.folder, environment);
    expect({ code: run.code, said: run.code === 0 ? "" : run.stdout }).toMatchObject({ code: 0 });
  });

  it("makes a table of an upload, with the types of its values", async () => {
    const load = await etl.load("customers.csv", customerFile(customers));
    expect(load).toMatchObject({ table: "customers", rowsIn: 3, loaded: 3, updated: 0, unchanged: 0, rejected: 0 });
    expect(await customerRows()).toEqual([
      { id: "1", name: "Ana", since: "2024-01-31", balance: "10.50", postcode: "00123" },
      { id: "2", name: "Bo", since: "2024-02-29", balance: "-3.25", postcode: "99999" },
      { id: "3", name: "Cem", since: "2024-03-01", balance: null, postcode: "04711" },
    ]);
  });

  it("changes nothing when the same file is uploaded again", async () => {
    const before = await stamps();
    const already = (await etl.lines("load.known")).length;
    await etl.upload("customers.csv", customerFile(customers));
    await etl.until("the second upload is recognized", async () => (await etl.lines("load.known")).length > already);
    expect(await stamps()).toEqual(before);
  });

  it("upserts a changed file: what is new, what changed, and nothing else", async () => {
    const before = await stamps();
    const changed = [
      customers[0],
      [2, "Bo", "2024-02-29", "7.00", "99999"],
      customers[2],
      [4, "Dee", "", "1", "00001"],
    ];
    expect(await etl.load("customers.csv", customerFile(changed))).toMatchObject({
      rowsIn: 4,
      loaded: 1,
      updated: 1,
      unchanged: 2,
      rejected: 0,
    });
    expect(await customerRows()).toMatchObject([
      { id: "1", balance: "10.50" },
      { id: "2", balance: "7.00" },
      { id: "3", balance: null },
      { id: "4", name: "Dee", since: null },
    ]);
    const after = await stamps();
    expect([after[0], after[2]]).toEqual([before[0], before[2]]);
  });

  it("sets single bad rows aside with their reasons, and loads the others", async () => {
    const rows = Array.from({ length: 400 }, (_, index) => [index + 1, `n${index}`, "2024-01-01", "1", "00001"]);
    const load = await etl.load("partners.csv", customerFile([...rows, [401, "one", "cell", "too", "many", "here"]]));
    expect(load).toMatchObject({ rowsIn: 401, loaded: 400, rejected: 1 });
    const { inputBucket: Bucket, region } = etl.outputs;
    const s3 = new S3Client({ region });
    const Key = load.quarantine?.replace(`s3://${Bucket}/`, "");
    expect(Key).toMatch(/^quarantine\/partners\//);
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    const [line = "", ...others] = (await Body?.transformToString())?.trim().split("\n") ?? [];
    expect(others).toEqual([]);
    expect(JSON.parse(line)).toMatchObject({ line: 402, reason: expect.any(String) });
  });

  it("picks up with the sweep what no event told of", async () => {
    const { inputBucket: Bucket, region } = etl.outputs;
    const s3 = new S3Client({ region });
    const { $metadata: _, ...told } = await s3.send(new GetBucketNotificationConfigurationCommand({ Bucket }));
    const silence = (NotificationConfiguration: typeof told) =>
      s3.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration }));
    await silence({});
    const etag = await etl.upload("missed.csv", csv("id,name", [[1, "nobody heard"]])).finally(() => silence(told));
    await etl.sweep();
    expect(await etl.loaded("missed.csv", etag)).toMatchObject({ loaded: 1 });
  });

  it("serializes files for one table that several workers load at the same time", async () => {
    const count = 20_000;
    const files: Readonly<Record<string, string | Uint8Array>> = {
      "stock.csv": manyCsv(count, "csv"),
      "stock.csv.gz": gzipSync(manyCsv(count, "gz")),
      "stock.csv.zst": zstdCompressSync(manyCsv(count, "zst")),
      "stock.ndjson": manyNdjson(count, "ndjson"),
      "stock.ndjson.gz": gzipSync(manyNdjson(count, "ndjson.gz")),
      "stock.jsonl": manyNdjson(count, "jsonl"),
      "stock.jsonl.zst": zstdCompressSync(manyNdjson(count, "jsonl.zst")),
      "stock.ndjson.zst": zstdCompressSync(manyNdjson(count, "ndjson.zst")),
    };
    const [[first, body], ...others] = Object.entries(files) as [[string, string], ...[string, string | Uint8Array][]];
    const made = await etl.load(first, body);
    // Nobody can write to the table until several workers are up: however fast one is, it cannot load all by itself.
    const etags = await etl.session(async (client) => {
      await client.query("BEGIN; LOCK TABLE etl.stock IN SHARE ROW EXCLUSIVE MODE");
      const uploaded = await Promise.all(others.map(([name, other]) => etl.upload(name, other)));
      await etl.until("several workers run", async () => (await workerProcesses(etl.stack.home)).length > 1);
      await client.query("ROLLBACK");
      return uploaded;
    });
    const changed = await Promise.all(others.map(([name], index) => etl.loaded(name, etags[index] ?? "")));
    const rows = [made, ...changed];
    // Each saw the whole of the one before it: one load made all rows, and each of the others changed all of them.
    expect(rows.map(({ loaded, updated }) => [loaded, updated]).sort((a, b) => (a[1] ?? 0) - (b[1] ?? 0))).toEqual([
      [count, 0],
      ...Array.from({ length: rows.length - 1 }, () => [0, count]),
    ]);
    const [found] = await etl.rows(
      "SELECT count(*)::int AS rows, count(DISTINCT source)::int AS sources FROM etl.stock",
    );
    expect(found).toEqual({ rows: count, sources: 1 });
  });

  it("makes the right table although its worker is killed in the middle of a load, again and again", async () => {
    const count = 200_000;
    await etl.load("ledger.csv", manyCsv(count, "before"));
    let etag: string | undefined;
    for (let kills = 0; kills < 3; kills += 1) {
      // Nobody can write to the table until the worker is dead: however fast a load is, it is met before its end.
      await etl.session(async (client) => {
        await client.query("BEGIN; LOCK TABLE etl.ledger IN SHARE ROW EXCLUSIVE MODE");
        // Later loads are this one again, half a minute after the worker's end.
        etag ??= await etl.upload("ledger.csv", manyCsv(count, "after"));
        await etl.until("a load is under way", async () => (await underWay()) > 0);
        await delay(100 + kills * 250);
        const victims = await workerProcesses(etl.stack.home);
        for (const victim of victims) process.kill(victim, "SIGKILL");
        expect(victims.length).toBeGreaterThan(0);
        await client.query("ROLLBACK");
      });
      await etl.until("the server has given the load up", async () => (await underWay()) === 0);
      const sources = await etl.rows<{ source: string }>("SELECT DISTINCT source FROM etl.ledger");
      expect(sources).toHaveLength(1);
    }
    expect(await etl.loaded("ledger.csv", etag ?? "")).toMatchObject({ rowsIn: count, updated: count, rejected: 0 });
    const [found] = await etl.rows(
      "SELECT count(*)::int AS rows, min(source) AS source, max(source) AS other FROM etl.ledger",
    );
    expect(found).toEqual({ rows: count, source: "after", other: "after" });
  });

  /** Loads that are under way at the database. What others' sessions do, a user sees of its own alone: not as the owner. */
  const underWay = async (): Promise<number> => {
    const login = (await etl.currentLogin()) as Login;
    const sessions = await query(
      login,
      `SELECT count(*)::text FROM pg_stat_activity
        WHERE pid <> pg_backend_pid() AND usename = current_user
          AND state <> 'idle' AND query ~* '^\\s*(copy|insert|merge|with)'`,
    );
    return Number(sessions);
  };

  it("goes on loading while the login is rotated, twice, and then the first password opens nothing", async () => {
    const first = await etl.currentLogin();
    let going = true;
    const last = new Map<string, string>();
    const uploading = (async () => {
      for (let file = 0; going || file < 10; file += 1) {
        const name = `rotation_${file % 5}.csv`;
        last.set(name, await etl.upload(name, manyCsv(500, `file ${file}`)));
        await delay(400);
      }
    })();
    await etl.rotate();
    await etl.rotate();
    going = false;
    await uploading;
    for (const [name, etag] of last) expect(await etl.loaded(name, etag)).toMatchObject({ rowsIn: 500, rejected: 0 });
    await etl.drained();
    const again = await etl.currentLogin();
    expect({ setAside: await etl.messages("deadLetterQueueUrl"), user: again?.user }).toEqual({
      setAside: 0,
      user: first?.user,
    });
    expect(again?.password).not.toBe(first?.password);
    await expect(query(first as Login)).rejects.toMatchObject({ code: "28P01" });
    await expect(query(again as Login)).resolves.toBe("1");
  });

  it("counts every row of every load once", async () => {
    const ledger = await etl.ledger();
    expect(ledger.length).toBeGreaterThan(10);
    for (const { rowsIn, loaded, updated, unchanged, rejected } of ledger)
      expect(rowsIn).toBe(loaded + updated + unchanged + rejected);
  });

  it("is refused nothing, and every statement of its roles is used or explained, and every neighbouring call refused", async () => {
    const { region, taskRole, functionRoles } = etl.outputs;
    // With the deployment, which migrates the database.
    const place = { home: etl.stack.home, region, project: "etl" };
    const ledger = await ledgerOfRun({ ...place, test: "etlPipeline.e2e.test.ts" });
    expect(shortcomingsOf(ledger)).toEqual([]);
    const roles = ledger.roles.map(({ role }) => role);
    expect(roles).toEqual(expect.arrayContaining([taskRole, ...functionRoles]));
  });

  it("has alarms on metrics that the worker really writes", async () => {
    const lines = await etl.lines("LoadsSucceeded");
    const written = new Set(lines.flatMap((line) => metricsIn(line, "Sallyport/Etl")));
    const cloudwatch = new CloudWatchClient({ region: etl.outputs.region });
    const { MetricAlarms = [] } = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNamePrefix: "etl-" }));
    const watched = MetricAlarms.flatMap((alarm) => [
      alarm,
      ...(alarm.Metrics ?? []).map(({ MetricStat }) => MetricStat?.Metric),
    ])
      .filter((metric) => metric?.Namespace === "Sallyport/Etl")
      .map((metric) => describeMetric(metric?.MetricName, metric?.Dimensions));
    expect(new Set(watched).size).toBeGreaterThanOrEqual(5);
    expect(watched.filter((metric) => !written.has(metric))).toEqual([]);
  });

  it("fails a file whole that has too many bad rows, and says so in the log and by the dead-letter queue", async () => {
    const bad = csv("id,name", [
      [1, "fine"],
      [2, "too", "many"],
      [3, "too", "many"],
    ]);
    await etl.upload("broken.csv", bad);
    await etl.until("the file is set aside", async () => (await etl.messages("deadLetterQueueUrl")) === 1);
    await etl.until("the log says so", async () => (await etl.lines("load.failed")).length > 0);
    expect((await etl.lines("load.failed")).at(-1)).toMatchObject({ reason: "too-many-rejects" });
    const [found] = await etl.rows("SELECT to_regclass('etl.broken') AS broken");
    expect(found).toEqual({ broken: null });
  });

  it("is refused every neighbour of what its role may do", async () => {
    const { region, inputBucket: Bucket, inputPrefix, taskRole, queueUrl, deadLetterQueueUrl } = etl.outputs;
    const owner = new S3Client({ region });
    for (const Key of ["database/x.csv", "top.csv"]) await owner.send(new PutObjectCommand({ Bucket, Key, Body: "x" }));
    const masterSecretArn = await etl.masterSecretArn();
    await underRole({ region, role: taskRole }, async (credentials) => {
      const s3 = new S3Client({ region, credentials });
      const sqs = new SQSClient({ region, credentials });
      const secrets = new SecretsManagerClient({ region, credentials });
      const read = (Key: string) => s3.send(new GetObjectCommand({ Bucket, Key }));
      const list = (Prefix?: string) => s3.send(new ListObjectsV2Command({ Bucket, Prefix }));
      const put = (Key: string) => s3.send(new PutObjectCommand({ Bucket, Key, Body: "x" }));
      const secret = (SecretId: string | undefined) => secrets.send(new GetSecretValueCommand({ SecretId }));
      const SecretString = "{}";

      // The role is what it seems: what it may do, it can.
      await read(`${inputPrefix}customers.csv`);
      await list(inputPrefix);
      await secret(etl.outputs.loaderSecretArn);

      const refused: Readonly<Record<string, () => Promise<unknown>>> = {
        "read beside the prefix": () => read("database/x.csv"),
        "read at the top": () => read("top.csv"),
        "read what was set aside": () => read("quarantine/x"),
        "list the whole bucket": () => list(),
        "list beside the prefix": () => list("database/"),
        "list what was set aside": () => list("quarantine/"),
        "write the input": () => put(`${inputPrefix}x.csv`),
        "write at the top": () => put("x"),
        "delete a file": () => s3.send(new DeleteObjectCommand({ Bucket, Key: `${inputPrefix}customers.csv` })),
        "read the master's secret": () => secret(masterSecretArn),
        "read another secret": () => secret("etl-sandbox/other"),
        "write the loader's secret": () =>
          secrets.send(new PutSecretValueCommand({ SecretId: etl.outputs.loaderSecretArn, SecretString })),
        "send to its own queue": () => sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: "{}" })),
        "send to the dead-letter queue": () =>
          sqs.send(new SendMessageCommand({ QueueUrl: deadLetterQueueUrl, MessageBody: "{}" })),
      };
      const outcomes = await Promise.all(
        Object.entries(refused).map(async ([what, call]) => [what, await call().then(() => "allowed", refusalOf)]),
      );
      expect(Object.fromEntries(outcomes)).toEqual(
        Object.fromEntries(Object.keys(refused).map((what) => [what, "refused"])),
      );
    });
  });

  describe("its login at the database", () => {
    beforeAll(async () => {
      const master = await etl.masterLogin();
      await query(master, "CREATE SCHEMA payroll");
      await query(master, "CREATE TABLE payroll.salaries (amount bigint)");
    });

    it("works over TLS, in the pipeline's two schemas", async () => {
      const login = (await etl.currentLogin()) as Login;
      expect(await query(login)).toBe("1");
      expect(await query(login, "SELECT count(*)::text FROM etl.customers")).toBe("4");
    });

    it.each([
      ["read another schema", "SELECT FROM payroll.salaries"],
      ["create a role", "CREATE ROLE mine"],
      ["create a database", "CREATE DATABASE mine"],
      ["create a schema", "CREATE SCHEMA mine"],
      ["become the master", "SET ROLE master"],
      ["read passwords", "SELECT rolpassword FROM pg_authid"],
      ["run a program on the server", "COPY etl.customers FROM PROGRAM 'id'"],
    ])("cannot %s", async (_what, statement) => {
      const login = (await etl.currentLogin()) as Login;
      await expect(query(login, statement)).rejects.toMatchObject({ code: "42501" });
    });

    it("cannot connect without TLS", async () => {
      const login = (await etl.currentLogin()) as Login;
      await expect(query(login, "SELECT 1", { ssl: false })).rejects.toMatchObject({ code: "28000" });
    });
  });
});

removalTests({
  ...{ project: "etl", runs: etlRuns },
  deployed: () => ({ pipeline: etl, place: etl.stack }),
});

/** Runs a statement in a session of its own; resolves with the first value of the first row. */
async function query(login: Login, statement = "SELECT 1::text", config: ClientConfig = {}): Promise<unknown> {
  const client = new Client({ ...login, ssl: true, ...config });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query({ text: statement, rowMode: "array" });
    return (rows as unknown[][])[0]?.[0];
  } finally {
    await client.end().catch(() => undefined);
  }
}

function refusalOf(error: unknown): string {
  return error instanceof Error && /AccessDenied/.test(error.name) ? "refused" : String(error);
}
