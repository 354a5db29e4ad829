import { DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import {
  FaultProxy,
  makeTable,
  type SandboxClients,
  sandboxClients,
  testClientSettings,
} from "@sallyport/worker-kit/testing";
import type { CategoryKpi, OrderKpi } from "../ports.js";
import { DynamoKpiTables } from "./DynamoKpiTables.js";

const { signal } = new AbortController();
const stamp = { runId: "run-2", computedAt: "2026-01-02T00:00:00.000Z" };
const earlier = { runId: "run-1", computedAt: "2026-01-01T00:00:00.000Z" };
const later = { runId: "run-3", computedAt: "2026-01-03T00:00:00.000Z" };

const order = (order_date: string, total_revenue = "1.000000"): OrderKpi => ({
  order_date,
  total_orders: 1,
  total_revenue,
  total_items_sold: 2,
  return_rate: "0.500000",
  unique_customers: 1,
  item_return_rate: "0.333333",
  net_revenue: "0.000000",
});
const category = (name: string, daily_revenue = "1.000000"): CategoryKpi => ({
  category: name,
  order_date: "2023-01-15",
  daily_revenue,
  avg_order_value: "0.333333",
  avg_return_rate: "2.000000",
  item_return_rate: "0.000000",
  net_revenue: "1.000000",
});
const many = (count: number) => Array.from({ length: count }, (_, index) => category(`category ${index}`));

describe("DynamoKpiTables", () => {
  let sandbox: TestSandbox;
  let proxy: FaultProxy;
  let clients: SandboxClients;
  let dynamo: DynamoDBClient;
  let tables: DynamoKpiTables;
  let names = { categoryTable: "", orderTable: "" };
  let held = true;
  let asked = 0;
  const guard = {
    assertHeld: () => {
      asked += 1;
      if (!held) throw new Error("not held");
    },
  };
  let number = 0;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    proxy = await FaultProxy.start(sandbox);
    clients = sandboxClients(sandbox, "eu-west-1");
    dynamo = new DynamoDBClient({ ...testClientSettings(sandbox, proxy), maxAttempts: 1 });
  }, 60_000);
  beforeEach(async () => {
    number += 1;
    names = {
      categoryTable: await makeTable(clients, `categories-${number}`, "category", "order_date"),
      orderTable: await makeTable(clients, `orders-${number}`, "order_date"),
    };
    tables = new DynamoKpiTables(dynamo, { ...names, guard });
    proxy.fault = () => undefined;
    proxy.calls.length = 0;
    held = true;
    asked = 0;
  });
  afterAll(async () => {
    clients.close();
    await proxy.stop();
    await sandbox.stop();
  });

  const rows = async (TableName: string) => {
    const found = [];
    for await (const { Items = [] } of paginateScan({ client: clients.dynamo }, { TableName })) found.push(...Items);
    return found;
  };
  const calls = (name: string) => proxy.calls.filter(({ target }) => target.endsWith(`.${name}`)).length;

  test("writes every KPI as an exact number, with its run", async () => {
    await tables.putOrders([order("2023-01-15", "12345678901234567890123456.123456")], stamp, signal);
    const [row] = await rows(names.orderTable);
    expect(row).toEqual({
      order_date: { S: "2023-01-15" },
      total_orders: { N: "1" },
      total_revenue: { N: "12345678901234567890123456.123456" },
      total_items_sold: { N: "2" },
      return_rate: { N: expect.stringMatching(/^0\.50*$/) },
      unique_customers: { N: "1" },
      item_return_rate: { N: "0.333333" },
      net_revenue: { N: expect.stringMatching(/^0(\.0*)?$/) },
      run_id: { S: "run-2" },
      computed_at: { S: stamp.computedAt },
    });
  });

  test("writes many rows in batches of 25, and sends puts only", async () => {
    const requests: string[] = [];
    proxy.fault = ({ target }) => {
      if (!target.endsWith("BatchWriteItem") || requests.length > 0) return undefined;
      return {
        answer: (request) => {
          requests.push(request);
          return JSON.stringify({ UnprocessedItems: JSON.parse(request).RequestItems });
        },
      };
    };
    await tables.putCategories(many(103), stamp, signal);
    expect(await rows(names.categoryTable)).toHaveLength(103);
    expect(calls("BatchWriteItem")).toBe(Math.ceil(103 / 25) + requests.length);
    expect(new Set(proxy.calls.map(({ target }) => target))).toEqual(new Set(["DynamoDB_20120810.BatchWriteItem"]));
    for (const request of requests) {
      const { RequestItems } = JSON.parse(request);
      expect(RequestItems[names.categoryTable]).toHaveLength(25);
      for (const entry of RequestItems[names.categoryTable]) expect(Object.keys(entry)).toEqual(["PutRequest"]);
    }
    // No call without a look at the lease.
    expect(asked).toBe(proxy.calls.length);
  });

  test("sends what DynamoDB left unprocessed again, and nothing else", async () => {
    const sizes: number[] = [];
    proxy.fault = () => ({
      answer: (request) => {
        const requests: unknown[] = JSON.parse(request).RequestItems[names.categoryTable];
        if (requests.length > 1) sizes.push(requests.length);
        // Of the batch of 25 ten are left, then two, then none; the one of one row passes.
        const left = { 25: 10, 10: 2 }[requests.length] ?? 0;
        return JSON.stringify({ UnprocessedItems: { [names.categoryTable]: requests.slice(0, left) } });
      },
    });
    await tables.putCategories(many(26), stamp, signal);
    expect(sizes).toEqual([25, 10, 2]);
  });

  test.each([
    ["throttling", { status: 400, code: "ProvisionedThroughputExceededException" }],
    ["an error of the service", { status: 500, code: "InternalServerError" }],
    ["a connection that breaks", { cutAfter: 1 }],
  ])("writes every row in spite of %s", async (_case, fault) => {
    let faults = 6;
    proxy.fault = () => (faults-- > 0 ? fault : undefined);
    await tables.putCategories(many(60), stamp, signal);
    expect(await rows(names.categoryTable)).toHaveLength(60);
    await tables.putOrders([order("2023-01-15"), order("2023-01-16")], stamp, signal);
    expect(await rows(names.orderTable)).toHaveLength(2);
  });

  test("fails when rows stay unprocessed, instead of leaving them out", async () => {
    proxy.fault = ({ target }) =>
      target.endsWith("BatchWriteItem")
        ? { answer: (request) => JSON.stringify({ UnprocessedItems: JSON.parse(request).RequestItems }) }
        : undefined;
    const hasty = new DynamoKpiTables(dynamo, { ...names, guard, attempts: 3 });
    await expect(hasty.putCategories(many(30), stamp, signal)).rejects.toMatchObject({ reason: "unprocessed-items" });
  });

  test("sends nothing without the lease", async () => {
    held = false;
    await expect(tables.putCategories(many(30), stamp, signal)).rejects.toThrow("not held");
    await expect(tables.putOrders([order("2023-01-15")], stamp, signal)).rejects.toThrow("not held");
    expect(proxy.calls).toEqual([]);
  });

  test("puts few rows on the condition that no later run has written them", async () => {
    await tables.putOrders([order("2023-01-15", "1.000000")], earlier, signal);
    await tables.putOrders([order("2023-01-15", "3.000000")], later, signal);
    await expect(tables.putOrders([order("2023-01-15", "2.000000")], stamp, signal)).rejects.toMatchObject({
      reason: "superseded",
    });
    await tables.putOrders([order("2023-01-15", "3.000000")], later, signal);
    const [row] = await rows(names.orderTable);
    expect(Number(row?.total_revenue?.N)).toBe(3);
    expect(calls("BatchWriteItem")).toBe(0);
  });

  test("gives the same rows when a write that was broken off between batches is done again", async () => {
    let passed = 2;
    proxy.fault = () => (passed-- > 0 ? undefined : { status: 400, code: "ValidationException" });
    const hasty = new DynamoKpiTables(dynamo, { ...names, guard, attempts: 1 });
    await expect(hasty.putCategories(many(120), earlier, signal)).rejects.toThrow();
    const partial = await rows(names.categoryTable);
    expect(partial.length).toBeGreaterThan(0);
    expect(partial.length).toBeLessThan(120);
    proxy.fault = () => undefined;
    await tables.putCategories(many(120), stamp, signal);
    const all = await rows(names.categoryTable);
    expect(new Set(all.map(({ category: name }) => name?.S))).toEqual(new Set(many(120).map((row) => row.category)));
    expect(new Set(all.map(({ run_id }) => run_id?.S))).toEqual(new Set(["run-2"]));
  });
});
