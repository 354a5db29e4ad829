import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { createLogger } from "@sallyport/worker-kit";
import {
  makeTable,
  type SandboxClients,
  sandboxClients,
  taskCredentials,
  testClientSettings,
} from "@sallyport/worker-kit/testing";
import fc from "fast-check";
import { DynamoKpiTables } from "../aws/DynamoKpiTables.js";
import { DynamoRowReader } from "../aws/DynamoRowReader.js";
import { DynamoRowRemover } from "../aws/DynamoRowRemover.js";
import { DynamoRunLedger } from "../aws/DynamoRunLedger.js";
import { FolderInputStore } from "../local/FolderInputStore.js";
import { MemoryTables } from "../local/MemoryTables.js";
import { runKpi } from "../runKpi.js";
import { putHandWorked } from "../testing/handWorked.js";
import { LocalBed } from "../testing/LocalBed.js";
import { randomFile } from "../testing/randomInput.js";
import { compareRows } from "./compareRows.js";
import { examineTables } from "./examineTables.js";
import { removeVanished } from "./removeVanished.js";

const { signal } = new AbortController();
const logger = createLogger({ service: "test", write: () => undefined });
/** What a shop may deliver, keep and take back again. */
const anyFile = (["products", "orders", "order_items"] as const).map(randomFile);

describe("reconcile", () => {
  let sandbox: TestSandbox;
  let clients: SandboxClients;
  /** Under exactly the grants that the guide lists. */
  let operator: DynamoDBClient;
  let bed: LocalBed;
  let number = 0;
  let names = { category: "", order: "", runs: "" };

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    clients = sandboxClients(sandbox, "eu-west-1");
    const arns = (kind: string) => [`arn:aws:dynamodb:eu-west-1:000000000000:table/${kind}-*`];
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = await taskCredentials(clients, "operator", [
      [
        ["dynamodb:Scan", "dynamodb:DeleteItem"],
        [...arns("categories"), ...arns("orders")],
      ],
      [["dynamodb:UpdateItem"], arns("runs")],
    ]);
    operator = new DynamoDBClient({
      ...testClientSettings(sandbox),
      credentials: {
        accessKeyId: AWS_ACCESS_KEY_ID ?? "",
        secretAccessKey: AWS_SECRET_ACCESS_KEY ?? "",
        sessionToken: AWS_SESSION_TOKEN ?? "",
      },
    });
  }, 60_000);
  beforeEach(async () => await begin());
  afterAll(async () => {
    await bed.end();
    operator.destroy();
    clients.close();
    await sandbox.stop();
  });

  /** Empty tables and an input of its own. */
  const begin = async () => {
    await bed?.end();
    bed = await LocalBed.make();
    number += 1;
    names = {
      category: await makeTable(clients, `categories-${number}`, "category", "order_date"),
      order: await makeTable(clients, `orders-${number}`, "order_date"),
      runs: await makeTable(clients, `runs-${number}`, "id"),
    };
  };
  const ledgerOf = (client: DynamoDBClient) =>
    new DynamoRunLedger(client, { table: names.runs, leaseSeconds: 10, recordDays: 1, logger });
  /** A run of the pipeline that writes to DynamoDB, with its state. */
  const run = async () => {
    const ledger = ledgerOf(clients.dynamo);
    const options = { categoryTable: names.category, orderTable: names.order, guard: ledger };
    const tables = new DynamoKpiTables(clients.dynamo, options);
    const { scratch, limits } = { scratch: join(bed.folder, "scratch"), limits: { rejectThreshold: 1, threads: 2 } };
    return await runKpi({ ...bed.ports, tables, ledger }, { scratch, ...limits }, signal);
  };
  const reader = () => new DynamoRowReader(operator, names);
  const input = () => new FolderInputStore(join(bed.folder, "input"));
  const examine = async () => {
    const options = { scratch: join(bed.folder, "scratch"), rejectThreshold: 1, threads: 2 };
    return await examineTables({ input: input(), reader: reader() }, options, signal);
  };
  const remove = async (examination: Awaited<ReturnType<typeof examine>>) => {
    const ledger = ledgerOf(operator);
    return await removeVanished(
      { input: input(), remover: new DynamoRowRemover(operator, { names, guard: ledger }), ledger },
      examination,
      signal,
    );
  };
  /** What a run that knows nothing of earlier ones makes of the input, against the tables. */
  const againstFreshRun = async () => {
    const scratch = await mkdtemp(join(tmpdir(), "sallyport-kpi-"));
    try {
      const tables = new MemoryTables();
      await runKpi({ ...bed.ports, tables }, { scratch, incremental: false, rejectThreshold: 1 }, signal);
      return {
        category: await compareRows(tables.categories, reader().rows("category", signal)),
        order: await compareRows(tables.orders, reader().rows("order", signal)),
      };
    } finally {
      await rm(scratch, { recursive: true });
    }
  };
  const nothing = { vanished: [], missing: [], differing: [] };

  test("finds nothing where the tables are what the input gives, and changes nothing", async () => {
    await putHandWorked(bed);
    await run();
    const { tables, quality } = await examine();
    expect(tables).toEqual({ category: { rows: 3, ...nothing }, order: { rows: 2, ...nothing } });
    expect(quality).toEqual({ rows: 10, duplicates: 0, rejected: 0, orphans: 0 });
    expect(await remove(await examine())).toEqual({
      category: { removed: [], kept: [] },
      order: { removed: [], kept: [] },
    });
  });

  test("after any series of runs leaves the tables as a fresh full run makes them", async () => {
    const change = fc.record({ name: fc.integer({ min: 0, max: 2 }), file: fc.oneof(...anyFile), gone: fc.boolean() });
    let removedInAll = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        async (steps) => {
          await begin();
          await putHandWorked(bed);
          await run();
          const there = new Set<string>();
          for (const step of steps) {
            for (const { name, file, gone } of step) {
              const key = `${file.dataset}/${name}.csv`;
              if (gone && there.delete(key)) await bed.remove(key);
              else {
                there.add(key);
                await bed.put(key, file.text);
              }
            }
            await run();
          }
          const examination = await examine();
          const { category, order } = await remove(examination);
          removedInAll += category.removed.length + order.removed.length;
          expect([category.kept, order.kept]).toEqual([[], []]);
          expect(await againstFreshRun()).toMatchObject({ category: nothing, order: nothing });
        },
      ),
      { numRuns: 12 },
    );
    expect(removedInAll).toBeGreaterThan(0);
  }, 120_000);

  /** A year that goes again, so that its rows vanish. */
  const vanish = async () => {
    await putHandWorked(bed);
    await bed.put("orders/late.csv", "order_id,user_id,status,created_at\n900,7,Complete,2023-02-01T00:00:00\n");
    await bed.put(
      "order_items/late.csv",
      "id,order_id,product_id,status,created_at,sale_price\n900,900,1,Complete,2023-02-01T00:00:00,1.00\n",
    );
    await run();
    await bed.remove("orders/late.csv");
    await bed.remove("order_items/late.csv");
    await run();
  };

  test("removes vanished rows only: those that differ and those that are missing wait for a run", async () => {
    await vanish();
    const other = { run_id: { S: "other" }, computed_at: { S: "2026-01-01T00:00:00.000Z" } };
    const Item = { order_date: { S: "2023-01-15" }, total_orders: { N: "9" }, ...other };
    await clients.dynamo.send(new PutItemCommand({ TableName: names.order, Item }));
    const examination = await examine();
    expect(examination.tables.category.vanished).toMatchObject([
      { key: { category: "Electronics", order_date: "2023-02-01" } },
    ]);
    expect(examination.tables.order.differing).toMatchObject([{ key: { order_date: "2023-01-15" } }]);
    expect(await remove(examination)).toEqual({
      category: { removed: [{ category: "Electronics", order_date: "2023-02-01" }], kept: [] },
      order: { removed: [{ order_date: "2023-02-01" }], kept: [] },
    });
    const { category, order } = await againstFreshRun();
    expect(category).toEqual({ rows: 3, ...nothing });
    expect(order).toMatchObject({ rows: 2, vanished: [], differing: [{ key: { order_date: "2023-01-15" } }] });
  });

  test("removes a row that no run has stamped, as one of a predecessor", async () => {
    await putHandWorked(bed);
    await run();
    const Item = { order_date: { S: "2019-05-05" }, total_orders: { N: "9" } };
    await clients.dynamo.send(new PutItemCommand({ TableName: names.order, Item }));
    expect((await remove(await examine())).order.removed).toEqual([{ order_date: "2019-05-05" }]);
  });

  test("keeps a row that was written anew since it was read", async () => {
    await vanish();
    const examination = await examine();
    const stamps = { run_id: { S: "later" }, computed_at: { S: "2030-01-01T00:00:00.000Z" } };
    const Item = { order_date: { S: "2023-02-01" }, total_orders: { N: "1" }, ...stamps };
    await clients.dynamo.send(new PutItemCommand({ TableName: names.order, Item }));
    const { order, category } = await remove(examination);
    expect(order).toEqual({ removed: [], kept: [{ order_date: "2023-02-01" }] });
    expect(category.removed).toHaveLength(1);
  });

  test("removes nothing while a run holds the lease, and releases its own", async () => {
    await vanish();
    const examination = await examine();
    const lease = await ledgerOf(clients.dynamo).acquire("a-run", signal);
    await expect(remove(examination)).rejects.toMatchObject({ name: "RunBusyError" });
    await lease?.release();
    expect((await remove(examination)).order.removed).toHaveLength(1);
    const next = await ledgerOf(clients.dynamo).acquire("the-next-run", signal);
    expect(next).toBeDefined();
    await next?.release();
  });

  test("removes nothing when the input has changed since", async () => {
    await vanish();
    const examination = await examine();
    await bed.put("orders/new.csv", "order_id,user_id,status,created_at\n900,7,Complete,2023-02-01T00:00:00\n");
    await expect(remove(examination)).rejects.toMatchObject({ reason: "input-changed" });
    expect((await examine()).tables.category.vanished).toHaveLength(1);
  });

  test("removes nothing where no row of a table comes of the input", async () => {
    await putHandWorked(bed);
    const Item = { order_date: { S: "2019-05-05" } };
    await clients.dynamo.send(new PutItemCommand({ TableName: names.order, Item }));
    await expect(remove(await examine())).rejects.toMatchObject({ reason: "nothing-in-common" });
  });

  test("fails as a run fails on an input that cannot be used", async () => {
    await putHandWorked(bed);
    await bed.put("order_items/bad.csv", "id,order_id\n1,2\n");
    await expect(examine()).rejects.toMatchObject({ name: "InputError" });
  });
});
