import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { scramVerifier } from "@sallyport/worker-kit";
import { FaultProxy, type RunningWorker, send, testClientSettings, until } from "@sallyport/worker-kit/testing";
import { WorkerBed } from "./testing/WorkerBed.js";

describe("the ETL worker", () => {
  let bed: WorkerBed;
  let proxy: FaultProxy;
  let number = 0;
  let table = "";
  const workers: RunningWorker[] = [];

  beforeAll(async () => {
    bed = await WorkerBed.start();
    proxy = await FaultProxy.start(bed.sandbox);
  }, 60_000);
  beforeEach(() => {
    proxy.fault = () => undefined;
    number += 1;
    table = `table ${number}`;
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map(async (worker) => await worker.stop()));
  }, 30_000);
  afterAll(async () => {
    await proxy.stop();
    await bed.stop();
  }, 30_000);

  const start = async (overrides: Readonly<Record<string, string>> = {}) => {
    const worker = await bed.startWorker(overrides);
    workers.push(worker);
    return worker;
  };
  const idle = async () =>
    await until(
      "no message is left",
      async () => {
        const { waiting, leased } = await bed.inputs();
        return waiting + leased === 0;
      },
      50,
    );

  test("loads an upload into its table, whose key has a space and a plus; the same event again changes nothing", async () => {
    table = `a+b ${number}`;
    await bed.upload(`data/${table}.csv`, "id,name\n1,Ana\n2,Bob\n");
    const worker = await start();
    await idle();
    expect(await bed.loads.rows(table)).toEqual([
      { id: "1", name: "Ana" },
      { id: "2", name: "Bob" },
    ]);
    expect(worker.events("load.succeeded")).toEqual([
      expect.objectContaining({ table, rowsIn: 2, loaded: 2, updated: 0, unchanged: 0, rejected: 0 }),
    ]);
    expect(worker.lines).toContainEqual(
      expect.objectContaining({ Region: "eu-west-1", LoadsSucceeded: 1, LoadsFailed: 0, RowsRead: 2, RowsLoaded: 2 }),
    );
    const s3 = {
      bucket: { name: bed.bucket },
      object: { key: encodeURIComponent(`data/${table}.csv`).replaceAll("%20", "+") },
    };
    await send(bed.clients, bed.queue.url, {
      Records: [{ eventSource: "aws:s3", eventName: "ObjectCreated:Put", s3 }],
    });
    await until("it is known", () => worker.events("load.known").length === 1);
    await bed.upload(`data/${table}.csv`, "id,name\n2,Bea\n3,Cy\n");
    await until("the change is loaded", () => worker.events("load.succeeded").length === 2);
    expect(worker.events("load.succeeded").at(-1)).toMatchObject({ loaded: 1, updated: 1 });
  }, 60_000);

  test("keeps rejected rows below quarantine/, fails a bad file whole, and sets its message aside after one load", async () => {
    const good = Array.from({ length: 200 }, (_, index) => `${index},x\n`).join("");
    const before = (await bed.inputs()).setAside;
    await bed.upload(`data/${table}.csv`, `id,name\n${good}ragged\n`);
    const worker = await start();
    await until("it is loaded", () => worker.events("load.succeeded").length === 1);
    const [{ quarantine } = {}] = worker.events("load.succeeded");
    expect(quarantine).toMatch(new RegExp(`^s3://${bed.bucket}/quarantine/${table}/.*\\.ndjson$`));
    const Key = String(quarantine).replace(`s3://${bed.bucket}/`, "");
    const { Body } = await bed.clients.s3.send(new GetObjectCommand({ Bucket: bed.bucket, Key }));
    const lines = (await Body?.transformToString())
      ?.trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([{ line: 202, column: "", reason: "has 1 fields, and the header has 2", row: "ragged" }]);

    await bed.upload(`data/${table}.csv`, "id,name\nragged\n1,secret-name\n");
    await until("it is set aside", async () => (await bed.inputs()).setAside === before + 1);
    expect(worker.events("load.failed")).toEqual([expect.objectContaining({ reason: "too-many-rejects" })]);
    expect(worker.lines).toContainEqual(expect.objectContaining({ LoadsSucceeded: 0, LoadsFailed: 1 }));
    expect(JSON.stringify(worker.lines)).not.toContain("secret-name");
    expect(await bed.loads.rows(table)).toHaveLength(200);
  }, 60_000);

  test("finds by a sweep what no event told of, and a contract that has changed; what cannot be loaded is not tried again and again", async () => {
    const worker = await start();
    await bed.upload(`data/${table}.csv`, "id,n\n1,1\n");
    await bed.upload(`data/${table} bad.csv`, "id,id\n1,1\n");
    await bed.upload(`data/deeper/${table}.csv`, "id\n1\n");
    await until("all has been tried", () => worker.events("load.failed").length >= 2);
    await idle();
    expect(worker.events("load.failed").map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(["duplicate-header", "nested-key"]),
    );
    const sweep = async () => {
      const count = worker.events("sweep.found").length;
      await send(bed.clients, bed.queue.url, { kind: "sweep" });
      await until("the sweep is done", () => worker.events("sweep.found").length > count);
      await idle();
      return worker.events("sweep.found").at(-1)?.files;
    };
    await sweep();
    expect(await sweep()).toBe(0);
    const columns = [
      { name: "id", type: "bigint" },
      { name: "n", type: "text" },
    ];
    await bed.upload(`data/${table}.schema.json`, JSON.stringify({ columns }));
    await idle();
    expect(await sweep()).toBe(1);
    expect(await bed.loads.columns(table)).toEqual({ id: "bigint", n: "text" });
    await bed.loads.query("DELETE FROM sallyport_etl.loads WHERE table_name = $1", [table]);
    expect(await sweep()).toBe(1);
    expect(await sweep()).toBe(0);
  }, 60_000);

  test("lets go of an upload whose object is gone", async () => {
    await bed.upload(`data/${table}.csv`, "id\n1\n");
    await bed.clients.s3.send(new DeleteObjectCommand({ Bucket: bed.bucket, Key: `data/${table}.csv` }));
    const before = (await bed.inputs()).setAside;
    const worker = await start();
    await until("it is gone", () => worker.events("file.gone").length === 1);
    await idle();
    expect((await bed.inputs()).setAside).toBe(before);
  }, 60_000);

  test("serializes two files of one table between two workers, and loads both", async () => {
    const rows = (from: number) => Array.from({ length: 20_000 }, (_, index) => `${from + index},x\n`).join("");
    const [one, other] = await Promise.all([start(), start()]);
    await bed.upload(`data/${table}.csv`, `id,name\n${rows(0)}`);
    await bed.upload(`data/${table}.ndjson`, '{"id":1,"name":"y"}\n{"id":50000,"name":"z"}\n');
    await until(
      "both are loaded",
      () => [one, other].flatMap((worker) => worker.events("load.succeeded")).length === 2,
    );
    await idle();
    const results = [one, other].flatMap((worker) => worker.events("load.succeeded"));
    const total = (name: string) => results.reduce((sum, result) => sum + Number(result[name]), 0);
    expect(total("loaded")).toBe(20_001);
    expect(total("updated")).toBe(1);
    expect(await bed.loads.rows(table)).toHaveLength(20_001);
  }, 60_000);

  test("reads on where S3 breaks off, and tries again what throttling refuses", async () => {
    let calls = 0;
    proxy.fault = ({ method, path, range }) => {
      if (method !== "GET" || !path.includes("/data/")) return undefined;
      calls += 1;
      if (calls % 4 === 1) return { status: 503, code: "SlowDown" };
      return range === undefined && calls % 2 === 0 ? { cutAfter: 70_000 } : undefined;
    };
    const rows = Array.from({ length: 30_000 }, (_, index) => `${index},some text of ${index}\n`).join("");
    await bed.upload(`data/${table}.csv`, `id,text\n${rows}`);
    const worker = await start(proxy.redirection);
    await until("it is loaded", () => worker.events("load.succeeded").length === 1, 40);
    expect(worker.events("load.succeeded")).toEqual([expect.objectContaining({ loaded: 30_000, rejected: 0 })]);
    expect(calls).toBeGreaterThan(2);
  }, 60_000);

  test("reads the secret again once its password was rotated", async () => {
    await bed.upload(`data/${table}.csv`, "id\n1\n");
    const worker = await start();
    await until("it is loaded", () => worker.events("load.succeeded").length === 1);
    const password = "cm90YXRlZC1wYXNzd29yZA";
    await bed.loads.asMaster(async (client) => {
      await client.query(`ALTER ROLE etl_loader PASSWORD '${scramVerifier(password)}'`);
      await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'etl_loader'");
    });
    await bed.changeSecret(password);
    await bed.upload(`data/${table}.csv`, "id\n2\n");
    await until("the next one is loaded", () => worker.events("load.succeeded").length === 2);
    expect(JSON.stringify(worker.lines)).not.toContain(password);
    await bed.loads.asMaster(async (client) => {
      await client.query(`ALTER ROLE etl_loader PASSWORD '${scramVerifier(bed.loads.login.password)}'`);
    });
    await bed.changeSecret(bed.loads.login.password);
  }, 60_000);

  test("ends where its settings or authorities cannot be right, and says nothing secret", async () => {
    const worker = await start({ DB_CA: "/nowhere.pem" });
    expect(await worker.exited).toBe(1);
    expect(worker.events("worker.failed")).toEqual([expect.objectContaining({ reason: "no-authorities" })]);
  }, 60_000);

  test("may read nothing but its folder, write nothing but quarantine/, and see no other secret", async () => {
    const {
      AWS_ACCESS_KEY_ID: accessKeyId = "",
      AWS_SECRET_ACCESS_KEY: secretAccessKey = "",
      AWS_SESSION_TOKEN: sessionToken = "",
    } = bed.environment;
    const credentials = { accessKeyId, secretAccessKey, sessionToken };
    const s3 = new S3Client({ ...testClientSettings(bed.sandbox), credentials, forcePathStyle: true });
    const denied = { name: expect.stringMatching(/^AccessDenied/) };
    const Bucket = bed.bucket;
    await bed.clients.s3.send(new PutObjectCommand({ Bucket, Key: "private.csv", Body: "x" }));
    await expect(s3.send(new GetObjectCommand({ Bucket, Key: "private.csv" }))).rejects.toMatchObject(denied);
    await expect(s3.send(new PutObjectCommand({ Bucket, Key: "data/x.csv", Body: "x" }))).rejects.toMatchObject(denied);
    await expect(s3.send(new ListObjectsV2Command({ Bucket }))).rejects.toMatchObject(denied);
  });
});
