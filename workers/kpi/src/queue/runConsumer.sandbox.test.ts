import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { createLogger, FatalError, LeaseKeeper, RetryableError, SqsQueue } from "@sallyport/worker-kit";
import {
  makeQueue,
  queueDepth,
  type SandboxClients,
  sandboxClients,
  send,
  type TestQueue,
  until,
} from "@sallyport/worker-kit/testing";
import { InputError } from "../InputError.js";
import { RunBusyError } from "../RunBusyError.js";
import { readSettings } from "../settings/readSettings.js";
import { runConsumer } from "./runConsumer.js";

const details = { reason: "test", what: "Made by a test", fix: "None" };

describe("the consumer of upload events", () => {
  let sandbox: TestSandbox;
  let clients: SandboxClients;
  let queue: TestQueue;
  let leases: LeaseKeeper;
  let consumer: Promise<void> = Promise.resolve();
  let stop = new AbortController();
  let number = 0;
  let runs = 0;
  const events: string[] = [];
  const logger = createLogger({ service: "test", write: (line) => events.push(JSON.parse(line).event) });

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    clients = sandboxClients(sandbox, "eu-west-1");
  }, 60_000);
  beforeEach(async () => {
    queue = await makeQueue(clients, `uploads-${number++}`);
    stop = new AbortController();
    runs = 0;
    events.length = 0;
  });
  afterEach(async () => await end(), 30_000);
  afterAll(async () => {
    clients.close();
    await sandbox.stop();
  });

  const end = async () => {
    stop.abort();
    await consumer;
    await leases.close();
  };
  const start = (run: (number: number) => Promise<unknown>, overrides: Record<string, string> = {}) => {
    const settings = readSettings({
      AWS_REGION: "eu-west-1",
      SALLYPORT_QUEUE_URL: queue.url,
      SALLYPORT_INPUT_BUCKET: "shop-data",
      SALLYPORT_ARTIFACT_BUCKET: "kpi-artifacts",
      SALLYPORT_CATEGORY_TABLE: "categories",
      SALLYPORT_ORDER_TABLE: "orders",
      SALLYPORT_RUNS_TABLE: "runs",
      SALLYPORT_QUIET_SECONDS: "1",
      SALLYPORT_LEASE_SECONDS: "10",
      SALLYPORT_VISIBILITY_SECONDS: "5",
      SALLYPORT_RETRY_SECONDS: "0.1",
      ...overrides,
    });
    const messages = new SqsQueue(clients.sqs, queue.url);
    leases = new LeaseKeeper({ queue: messages, visibilitySeconds: settings.SALLYPORT_VISIBILITY_SECONDS, logger });
    const { signal: deadline } = new AbortController();
    const counted = async () => await run(++runs);
    consumer = runConsumer({ settings, queue: messages, leases, logger, run: counted, deadline }, stop.signal);
  };
  const upload = async (key: string, bucket = "shop-data") => {
    const s3 = { bucket: { name: bucket }, object: { key } };
    await send(clients, queue.url, { Records: [{ eventSource: "aws:s3", eventName: "ObjectCreated:Put", s3 }] });
  };
  const depth = async () => await queueDepth(clients, queue.url);
  const idle = async () =>
    await until("the queue is empty", async () => {
      const { visible, leased } = await depth();
      return visible + leased === 0;
    });
  const setAside = async () => (await queueDepth(clients, queue.deadLetterUrl)).visible;

  test("makes one run of many uploads, and acknowledges them only once it has ended", async () => {
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    start(async () => await finished);
    for (let part = 0; part < 25; part++) await upload(`Data/orders/part-${part}.csv`);
    await until("the run began", () => runs === 1);
    expect(await depth()).toEqual({ visible: 0, leased: 25 });
    finish();
    await idle();
    expect(runs).toBe(1);
  }, 30_000);

  test("keeps the leases through a run that takes longer than they last", async () => {
    start(async () => await delay(7_000));
    await upload("Data/orders/a.csv");
    await until("the run began", () => runs === 1);
    for (const end = Date.now() + 6_000; Date.now() < end; await delay(300)) {
      expect(await depth()).toEqual({ visible: 0, leased: 1 });
    }
    await idle();
    expect(runs).toBe(1);
  }, 30_000);

  test("begins another run for what was uploaded during one, and never two at a time", async () => {
    let running = 0;
    start(async () => {
      expect(++running).toBe(1);
      await delay(1_500);
      running -= 1;
    });
    await upload("Data/orders/a.csv");
    await until("the run began", () => runs === 1);
    await upload("Data/orders/b.csv");
    await idle();
    expect(runs).toBe(2);
  }, 30_000);

  test("runs at the latest after the longest wait, though uploads go on", async () => {
    start(async () => undefined, { SALLYPORT_QUIET_SECONDS: "3", SALLYPORT_LONGEST_WAIT_SECONDS: "4" });
    for (const end = Date.now() + 8_000; Date.now() < end && runs === 0; await delay(500)) await upload("Data/x.csv");
    expect(runs).toBe(1);
    await idle();
  }, 30_000);

  test("holds what it has while another worker runs, and tries again", async () => {
    start(async (attempt) => {
      if (attempt < 3) throw new RunBusyError(details);
    });
    await upload("Data/orders/a.csv");
    await idle();
    expect(runs).toBe(3);
    expect(events.filter((event) => event === "run.busy")).toHaveLength(2);
    expect(await setAside()).toBe(0);
  }, 30_000);

  test("runs again after a failure that may pass", async () => {
    start(async (attempt) => {
      if (attempt < 3) throw new RetryableError(details);
    });
    await upload("Data/orders/a.csv");
    await idle();
    expect(runs).toBe(3);
    expect(await setAside()).toBe(0);
  }, 30_000);

  test("sets the messages of an input that cannot be used aside after one run, and goes on with the next upload", async () => {
    start(async (attempt) => {
      if (attempt === 1) throw new InputError(details);
    });
    await upload("Data/orders/bad.csv");
    await until("it is set aside", async () => (await setAside()) === 1);
    expect(runs).toBe(1);
    expect(events).toContain("message.set-aside");
    await upload("Data/orders/good.csv");
    await idle();
    expect(runs).toBe(2);
    expect(await setAside()).toBe(1);
  }, 30_000);

  test("runs for a sweep; not for other folders, other buckets and what is no upload", async () => {
    start(async () => undefined);
    await upload("state/index.json");
    await upload("Data/orders/a.csv", "another-bucket");
    await send(clients, queue.url, { Service: "Amazon S3", Event: "s3:TestEvent" });
    await idle();
    await delay(1_500);
    expect(runs).toBe(0);
    await send(clients, queue.url, { source: "sallyport.kpi", "detail-type": "Sweep" });
    await idle();
    expect(runs).toBe(1);
  }, 30_000);

  test("gives what waits back at once when it is stopped, and finishes a run under way", async () => {
    start(async () => undefined, { SALLYPORT_QUIET_SECONDS: "60" });
    await upload("Data/orders/a.csv");
    await until("it is held", async () => (await depth()).leased === 1);
    await end();
    expect(await depth()).toEqual({ visible: 1, leased: 0 });
    let finished = false;
    stop = new AbortController();
    start(async () => {
      stop.abort();
      await delay(1_000);
      finished = true;
    });
    await consumer;
    expect(finished).toBe(true);
    expect(await depth()).toEqual({ visible: 0, leased: 0 });
  }, 30_000);

  test("ends with a fatal error, and gives its messages back", async () => {
    start(async () => Promise.reject(new FatalError(details)));
    const failed = expect(consumer).rejects.toMatchObject({ reason: "test" });
    await upload("Data/orders/a.csv");
    await failed;
    consumer = Promise.resolve();
    await leases.close();
    expect(await depth()).toEqual({ visible: 1, leased: 0 });
  }, 30_000);
});
