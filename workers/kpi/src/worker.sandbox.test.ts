import { BatchWriteItemCommand, DeleteItemCommand, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import {
  type Fault,
  FaultProxy,
  type ProxiedCall,
  queueDepth,
  type RunningWorker,
  testClientSettings,
  until,
} from "@sallyport/worker-kit/testing";
import { HAND_WORKED } from "./testing/handWorked.js";
import { KpiBed } from "./testing/KpiBed.js";
import { LocalBed } from "./testing/LocalBed.js";

const NUMBERS = /^(?!category$|order_date$|run_id$|computed_at$)/;
/** Enough categories for several batches. */
const CATEGORIES = 120;
/** Of the wide input's keys, so that they are none of the hand-worked one's. */
const FIRST = 1_000;

const wide: Readonly<Record<string, string>> = {
  "products/p.csv": csv(
    "id,sku,cost,category,name,brand,retail_price,department",
    CATEGORIES,
    (n) => `${n},s,1,Category ${n},n,b,2,d`,
  ),
  "orders/o.csv": csv(
    "order_id,user_id,status,created_at,returned_at,shipped_at,delivered_at,num_of_item",
    10,
    (n) => `${n},${n},Complete,2023-03-0${(n % 9) + 1}T00:00:00,,,,12`,
  ),
  "order_items/i.csv": csv(
    "id,order_id,user_id,product_id,status,created_at,shipped_at,delivered_at,returned_at,sale_price",
    CATEGORIES * 2,
    (n) =>
      `${n},${FIRST + (n % 10)},1,${FIRST + (n % CATEGORIES)},Complete,2023-03-0${(n % 9) + 1}T00:00:00,,,,${n}.25`,
  ),
};

function csv(header: string, count: number, row: (number: number) => string): string {
  return `${header}\n${Array.from({ length: count }, (_, number) => row(FIRST + number)).join("\n")}\n`;
}

describe("the KPI worker", () => {
  let bed: KpiBed;
  let proxy: FaultProxy;
  const workers: RunningWorker[] = [];

  beforeAll(async () => {
    bed = await KpiBed.start();
    proxy = await FaultProxy.start(bed.sandbox);
  }, 60_000);
  beforeEach(async () => {
    proxy.fault = () => undefined;
    await bed.clear();
  }, 30_000);
  afterEach(async () => {
    await Promise.all(workers.splice(0).map(async (worker) => await worker.stop()));
  }, 30_000);
  afterAll(async () => {
    await proxy.stop();
    await bed.stop();
  });

  const start = async (overrides: Readonly<Record<string, string>> = {}) => {
    const worker = await bed.startWorker(overrides);
    workers.push(worker);
    return worker;
  };
  const upload = async (files: Readonly<Record<string, string>>) => {
    for (const [name, content] of Object.entries(files)) await bed.upload(name, content);
  };
  const idle = async () => await until("no message is left", async () => await bed.isIdle(), 50);
  /** What a table holds, without the run that wrote it; numbers by value. */
  const kpis = async (table: "categories" | "orders") => {
    const rows = [...(await bed.rows(table))].map(([key, item]) => {
      const numbers = Object.entries(item).flatMap(([name, value]) =>
        NUMBERS.test(name) ? [[name, Number(value.N)]] : [],
      );
      return [key, Object.fromEntries(numbers)];
    });
    return Object.fromEntries(rows);
  };
  /** The same as the pipeline computes it on a folder, without AWS. */
  const expected = async (files: Readonly<Record<string, string>>) => {
    const local = await LocalBed.make();
    try {
      for (const [name, content] of Object.entries(files)) await local.put(name, content);
      await local.run();
      const numbers = (row: object) =>
        Object.fromEntries(
          Object.entries(row).flatMap(([name, value]) => (NUMBERS.test(name) ? [[name, Number(value)]] : [])),
        );
      return {
        categories: Object.fromEntries(
          local.tables.categories.map((row) => [`${row.category}/${row.order_date}`, numbers(row)]),
        ),
        orders: Object.fromEntries(local.tables.orders.map((row) => [row.order_date, numbers(row)])),
      };
    } finally {
      await local.end();
    }
  };

  test("makes rows in both tables of an upload, and tells the run's end; the same files again change nothing", async () => {
    await upload(HAND_WORKED);
    await start();
    await idle();
    const categories = await bed.rows("categories");
    expect(await kpis("categories")).toEqual({
      "Electronics/2023-01-15": {
        daily_revenue: 21.5,
        avg_order_value: 10.75,
        avg_return_rate: 0.5,
        item_return_rate: 0.5,
        net_revenue: 10.5,
      },
      "Electronics/2023-01-16": {
        daily_revenue: 5,
        avg_order_value: 5,
        avg_return_rate: 0,
        item_return_rate: 0,
        net_revenue: 5,
      },
      "Home/2023-01-15": {
        daily_revenue: 25,
        avg_order_value: 25,
        avg_return_rate: 0,
        item_return_rate: 0,
        net_revenue: 25,
      },
    });
    expect(await kpis("orders")).toEqual({
      "2023-01-15": {
        total_orders: 2,
        total_revenue: 46.5,
        total_items_sold: 3,
        return_rate: 0.5,
        unique_customers: 2,
        item_return_rate: 0.333333,
        net_revenue: 35.5,
      },
      "2023-01-16": {
        total_orders: 1,
        total_revenue: 5,
        total_items_sold: 1,
        return_rate: 0,
        unique_customers: 1,
        item_return_rate: 0,
        net_revenue: 5,
      },
    });
    const [event] = await bed.events();
    expect(event).toMatchObject({
      type: "KPI Run Succeeded",
      detail: {
        status: "succeeded",
        inputs: { files: 3 },
        quality: { rows: 10, duplicates: 0, rejected: 0, orphans: 0 },
        days: { count: 2, first: "2023-01-15", last: "2023-01-16" },
        written: { categories: 3, orders: 2 },
      },
    });
    expect((await bed.rows("runs")).get(event?.detail.runId ?? "")).toMatchObject({ status: { S: "succeeded" } });

    await upload(HAND_WORKED);
    await idle();
    await until("the second run is told", async () => (await bed.events()).length === 2);
    expect(await bed.rows("categories")).toEqual(categories);
    expect((await bed.events()).map(({ detail }) => detail.days.count)).toContain(0);
  }, 90_000);

  test("fails loudly for a bad file: the event and the record say why, no row is written, the message is set aside", async () => {
    await upload({ ...HAND_WORKED, "order_items/bad.csv": "id,order_id\n1,2\n" });
    const worker = await start();
    await until("the messages are set aside", async () => {
      const { visible } = await queueDepth(bed.clients, bed.queue.deadLetterUrl);
      return visible > 0 && (await bed.isIdle());
    });
    const events = await bed.events();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ type: "KPI Run Failed", detail: { status: "failed", reason: "InputError" } });
    expect(events[0]?.detail.message).toContain("order_items/bad.csv");
    expect((await bed.rows("runs")).get(events[0]?.detail.runId ?? "")).toMatchObject({ status: { S: "failed" } });
    expect((await bed.rows("categories")).size + (await bed.rows("orders")).size).toBe(0);
    expect(worker.events("run.failed")).toHaveLength(1);
    expect(worker.lines).toContainEqual(expect.objectContaining({ RunsFailed: 1, RunsSucceeded: 0 }));

    await upload({ "order_items/bad.csv": HAND_WORKED["order_items/part-0.csv"] });
    await idle();
    expect(Object.keys(await kpis("categories"))).toHaveLength(3);
  }, 90_000);

  test("gives the same tables when it is killed between two batches and another worker takes over", async () => {
    const right = await expected(wide);
    await upload(wide);
    let batches = 0;
    const [victim] = [await start({ ...proxy.redirection, SALLYPORT_VISIBILITY_SECONDS: "5" })];
    proxy.fault = ({ target }) => {
      if (!target.endsWith("BatchWriteItem")) return undefined;
      batches += 1;
      if (batches <= 2) return undefined;
      process.kill(victim.pid, "SIGKILL");
      return { status: 500, code: "InternalServerError" };
    };
    expect(await victim.exited).toBeNull();
    const partial = (await bed.rows("categories")).size;
    expect(partial).toBeGreaterThan(0);
    expect(partial).toBeLessThan(Object.keys(right.categories).length);
    await start();
    await idle();
    expect({ categories: await kpis("categories"), orders: await kpis("orders") }).toEqual(right);
  }, 90_000);

  test("writes everything in spite of throttling, unprocessed rows and errors of every service", async () => {
    const right = await expected(wide);
    await upload(wide);
    let calls = 0;
    const faults = new Set<string>();
    const faultOf = ({ target, method, path }: ProxiedCall): Fault | undefined => {
      calls += 1;
      if (target.endsWith("BatchWriteItem") && calls % 3 === 0)
        return { answer: (request) => JSON.stringify({ UnprocessedItems: JSON.parse(request).RequestItems }) };
      if (target.startsWith("DynamoDB") && calls % 4 === 0)
        return { status: 400, code: "ProvisionedThroughputExceededException" };
      if (target.startsWith("AWSEvents") && calls % 2 === 0) return { status: 500, code: "InternalFailure" };
      if (target === "" && method === "PUT" && calls % 4 === 0) return { status: 503, code: "SlowDown" };
      if (method === "GET" && path.includes("/Data/") && calls % 3 === 0) return { cutAfter: 200 };
      return undefined;
    };
    proxy.fault = (call) => {
      const fault = faultOf(call);
      if (fault) faults.add(call.target || call.method);
      return fault;
    };
    await start(proxy.redirection);
    await idle();
    expect({ categories: await kpis("categories"), orders: await kpis("orders") }).toEqual(right);
    expect([...faults]).toEqual(expect.arrayContaining(["GET", "PUT", "DynamoDB_20120810.BatchWriteItem"]));
  }, 90_000);

  test("runs once at a time though two workers are there, and both obey", async () => {
    const right = await expected({ ...wide, ...HAND_WORKED });
    await Promise.all([start(), start()]);
    await upload(wide);
    await until("the first run is told", async () => (await bed.events()).length > 0);
    await upload(HAND_WORKED);
    await until("the second input is written", async () => (await bed.rows("orders")).has("2023-01-16"));
    await idle();
    expect({ categories: await kpis("categories"), orders: await kpis("orders") }).toEqual(right);
    const runs = [...(await bed.rows("runs")).values()]
      .filter(({ startedAt }) => startedAt)
      .map(({ startedAt, seconds }) => ({ from: Date.parse(startedAt?.S ?? ""), seconds: Number(seconds?.N) }))
      .sort((a, b) => a.from - b.from);
    expect(runs.length).toBeGreaterThanOrEqual(2);
    runs.slice(1).forEach(({ from }, index) => {
      const before = runs[index];
      expect(from).toBeGreaterThanOrEqual((before?.from ?? 0) + (before?.seconds ?? 0) * 1000);
    });
  }, 90_000);

  test("may delete no row, write no other table, read nothing outside its folders, and list nothing but its input", async () => {
    const {
      AWS_ACCESS_KEY_ID: accessKeyId = "",
      AWS_SECRET_ACCESS_KEY: secretAccessKey = "",
      AWS_SESSION_TOKEN: sessionToken = "",
    } = bed.environment;
    const settings = {
      ...testClientSettings(bed.sandbox),
      credentials: { accessKeyId, secretAccessKey, sessionToken },
    };
    const dynamo = new DynamoDBClient(settings);
    const s3 = new S3Client({ ...settings, forcePathStyle: true });
    const Item = { id: { S: "x" } };
    const { input, artifacts } = bed.names;
    await bed.upload("../private.csv", "x");
    const denied = { name: expect.stringMatching(/^AccessDenied/) };
    await expect(dynamo.send(new PutItemCommand({ TableName: "other", Item }))).rejects.toMatchObject(denied);
    const RequestItems = { [bed.names.runs]: [{ PutRequest: { Item } }] };
    await expect(dynamo.send(new BatchWriteItemCommand({ RequestItems }))).rejects.toMatchObject(denied);
    // Rows are removed by a reconcile alone, under a role of its own.
    for (const [TableName, Key] of [
      [bed.names.categories, { category: { S: "Home" }, order_date: { S: "2023-01-15" } }],
      [bed.names.orders, { order_date: { S: "2023-01-15" } }],
    ] as const)
      await expect(dynamo.send(new DeleteItemCommand({ TableName, Key }))).rejects.toMatchObject(denied);
    for (const [Bucket, Key] of [
      [input, "private.csv"],
      [input, "state/index.json"],
      [artifacts, "Data/x.csv"],
    ])
      await expect(s3.send(new GetObjectCommand({ Bucket, Key }))).rejects.toMatchObject(denied);
    await expect(s3.send(new PutObjectCommand({ Bucket: input, Key: "Data/x.csv", Body: "x" }))).rejects.toMatchObject(
      denied,
    );
    await expect(s3.send(new ListObjectsV2Command({ Bucket: input }))).rejects.toMatchObject(denied);
    await expect(s3.send(new ListObjectsV2Command({ Bucket: artifacts, Prefix: "state/" }))).rejects.toMatchObject(
      denied,
    );
  });
});
