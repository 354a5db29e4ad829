import { setTimeout as delay } from "node:timers/promises";
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { createLogger } from "@sallyport/worker-kit";
import {
  FaultProxy,
  makeTable,
  type SandboxClients,
  sandboxClients,
  testClientSettings,
} from "@sallyport/worker-kit/testing";
import type { RunLease, RunRecord } from "../ports.js";
import { DynamoRunLedger } from "./DynamoRunLedger.js";

const { signal } = new AbortController();
const logger = createLogger({ service: "test", write: () => undefined });

describe("DynamoRunLedger", () => {
  let sandbox: TestSandbox;
  let proxy: FaultProxy;
  let clients: SandboxClients;
  let dynamo: DynamoDBClient;
  let table = "";
  let number = 0;
  const clock = { now: Date.now() };
  const leases: RunLease[] = [];

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    proxy = await FaultProxy.start(sandbox);
    clients = sandboxClients(sandbox, "eu-west-1");
    dynamo = new DynamoDBClient({ ...testClientSettings(sandbox, proxy), maxAttempts: 2 });
  }, 60_000);
  afterEach(async () => {
    proxy.fault = () => undefined;
    await Promise.all(leases.splice(0).map(async (lease) => await lease.release()));
  });
  afterAll(async () => {
    clients.close();
    await proxy.stop();
    await sandbox.stop();
  });

  const freshTable = async () => {
    table = await makeTable(clients, `runs-${number++}`, "id");
  };
  const makeLedger = (leaseSeconds = 10, now: () => number = () => clock.now) =>
    new DynamoRunLedger(dynamo, { table, leaseSeconds, recordDays: 1, logger, now });
  const acquire = async (ledger: DynamoRunLedger, runId: string) => {
    const lease = await ledger.acquire(runId, signal);
    if (lease) leases.push(lease);
    return lease;
  };
  const item = async (id: string) =>
    (await clients.dynamo.send(new GetItemCommand({ TableName: table, Key: { id: { S: id } } }))).Item;

  test("gives the lease to one of several workers that ask at the same time", async () => {
    await freshTable();
    const results = await Promise.all(["a", "b", "c", "d"].map((id) => acquire(makeLedger(), id)));
    expect(results.filter((lease) => lease !== undefined)).toHaveLength(1);
  });

  test("gives it again after its release, and after its time, each time with a higher fence", async () => {
    await freshTable();
    await (await acquire(makeLedger(), "a"))?.release();
    expect(await acquire(makeLedger(), "b")).toBeDefined();
    expect(await acquire(makeLedger(), "c")).toBeUndefined();
    clock.now += 11_000;
    expect(await acquire(makeLedger(), "c")).toBeDefined();
    expect(await item("LEASE")).toMatchObject({ runId: { S: "c" }, fence: { N: "3" } });
  });

  test("lets a run write only while it holds the lease, with time left for one more call", async () => {
    await freshTable();
    const ledger = makeLedger();
    expect(() => ledger.assertHeld("a")).toThrow("lease");
    await acquire(ledger, "a");
    expect(() => ledger.assertHeld("a")).not.toThrow();
    expect(() => ledger.assertHeld("b")).toThrow("lease");
    clock.now += 7_600;
    expect(() => ledger.assertHeld("a")).toThrow("lease");
    await leases.pop()?.release();
    expect(() => ledger.assertHeld("a")).toThrow("lease");
  });

  test("renews the lease while the run goes on, so that nobody takes it over", async () => {
    await freshTable();
    const ledger = makeLedger(1, Date.now);
    const lease = await acquire(ledger, "a");
    for (const end = Date.now() + 2_500; Date.now() < end; await delay(100)) {
      expect(await acquire(makeLedger(1, Date.now), "b")).toBeUndefined();
      ledger.assertHeld("a");
    }
    expect(lease?.signal.aborted).toBe(false);
  }, 20_000);

  test("tells a run that slept that its lease was taken over, and does not give the new one back", async () => {
    await freshTable();
    const slow = await acquire(makeLedger(1), "slow");
    clock.now += 2_000;
    expect(await acquire(makeLedger(30), "next")).toBeDefined();
    for (const end = Date.now() + 3_000; Date.now() < end && !slow?.signal.aborted; await delay(20));
    expect(slow?.signal.reason).toMatchObject({ reason: "run-lease-lost" });
    await slow?.release();
    expect(await acquire(makeLedger(30), "third")).toBeUndefined();
  });

  test("bears renewals that fail for a while, and is lost once its time is over", async () => {
    await freshTable();
    const lease = await acquire(makeLedger(1, Date.now), "a");
    proxy.fault = () => ({ status: 500, code: "InternalServerError" });
    await delay(400);
    expect(lease?.signal.aborted).toBe(false);
    for (const end = Date.now() + 5_000; Date.now() < end && !lease?.signal.aborted; await delay(20));
    expect(lease?.signal.aborted).toBe(true);
  }, 20_000);

  test("has the lease though the answer to its first call was lost", async () => {
    await freshTable();
    let cut = 1;
    proxy.fault = ({ target }) => (target.endsWith("UpdateItem") && cut-- > 0 ? { cutAfter: 1 } : undefined);
    const lease = await acquire(makeLedger(), "a");
    expect(lease).toBeDefined();
    expect(await acquire(makeLedger(), "b")).toBeUndefined();
  });

  test("keeps a run's record, with its inputs and numbers, and bounds what an item cannot hold", async () => {
    await freshTable();
    const record: RunRecord = {
      runId: "run-1",
      status: "failed",
      error: { name: "InputError", message: "too many rejects" },
      startedAt: "2026-01-01T00:00:00.000Z",
      seconds: 1.5,
      inputs: Array.from({ length: 9_000 }, (_, index) => ({
        key: `Data/orders/part ${index}.csv`,
        etag: `"${index}"`,
        bytes: index,
      })),
      quality: { rows: 10, duplicates: 1, rejected: 2, orphans: 3 },
      days: ["2025-12-31"],
      written: { categories: 0, orders: 0 },
    };
    await makeLedger().record(record);
    await makeLedger().record({ ...record, status: "succeeded" });
    const kept = await item("run-1");
    expect(kept).toMatchObject({
      status: { S: "failed" },
      error: { M: { name: { S: "InputError" }, message: { S: "too many rejects" } } },
      inputCount: { N: "9000" },
      quality: { M: { rows: { N: "10" }, duplicates: { N: "1" }, rejected: { N: "2" }, orphans: { N: "3" } } },
      days: { L: [{ S: "2025-12-31" }] },
    });
    expect(kept?.inputs?.L?.[1]).toEqual({
      M: { key: { S: "Data/orders/part 1.csv" }, etag: { S: '"1"' }, bytes: { N: "1" } },
    });
    expect(kept?.inputs?.L?.length).toBeLessThan(9_000);
  });
});
