import { setTimeout as delay } from "node:timers/promises";
import { CreateQueueCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { createLogger } from "../logs/createLogger.js";
import { FaultProxy } from "../testing/FaultProxy.js";
import { testClientSettings } from "../testing/testClientSettings.js";
import { LeaseKeeper } from "./LeaseKeeper.js";
import { receiveMessages } from "./receiveMessages.js";
import { SqsQueue } from "./SqsQueue.js";

const VISIBILITY = 3;

describe("leases on messages", () => {
  let sandbox: TestSandbox;
  let proxy: FaultProxy;
  let sqs: SQSClient;
  let queue: SqsQueue;
  let leases: LeaseKeeper;
  let url = "";
  let number = 0;
  const lines: string[] = [];
  const logger = createLogger({ service: "test", write: (line) => lines.push(line) });

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    proxy = await FaultProxy.start(sandbox);
    sqs = new SQSClient({ ...testClientSettings(sandbox, proxy), maxAttempts: 1 });
  }, 60_000);
  beforeEach(async () => {
    proxy.fault = () => undefined;
    proxy.calls.length = 0;
    lines.length = 0;
    ({ QueueUrl: url = "" } = await sqs.send(new CreateQueueCommand({ QueueName: `queue-${number++}` })));
    queue = new SqsQueue(sqs, url);
    leases = new LeaseKeeper({ queue, visibilitySeconds: VISIBILITY, logger });
  });
  afterAll(async () => {
    await proxy.stop();
    await sandbox.stop();
  });

  const send = async (count: number) => {
    for (let index = 0; index < count; index++)
      await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: `${index}` }));
  };
  const receive = async (max = 10) => await queue.receive({ max, waitSeconds: 0, visibilitySeconds: VISIBILITY });

  test("are extended while the work goes on, so that nobody else gets the message", async () => {
    await send(1);
    leases.hold(await receive());
    for (const end = Date.now() + VISIBILITY * 2000; Date.now() < end; await delay(200)) {
      expect(await receive()).toEqual([]);
    }
    await leases.close();
    expect(await receive()).toHaveLength(1);
  }, 20_000);

  test("end with the message when it is acknowledged, in calls of ten", async () => {
    await send(25);
    const messages = [...(await receive()), ...(await receive()), ...(await receive())];
    expect(messages).toHaveLength(25);
    leases.hold(messages);
    proxy.calls.length = 0;
    await leases.acknowledge(messages);
    expect(proxy.calls.map(({ target }) => target)).toEqual(Array(3).fill("AmazonSQS.DeleteMessageBatch"));
    expect(leases.size).toBe(0);
    await delay(VISIBILITY * 1000 + 200);
    expect(await receive()).toEqual([]);
    await leases.close();
  }, 20_000);

  test("are given back at once by a release, and counted as one more attempt", async () => {
    await send(2);
    const messages = await receive();
    leases.hold(messages);
    await leases.release(messages);
    expect((await receive()).map(({ receiveCount }) => receiveCount)).toEqual([2, 2]);
    await leases.close();
  });

  test("outlive a failing call: an acknowledgement is tried again", async () => {
    await send(1);
    const messages = await receive();
    leases.hold(messages);
    let failures = 0;
    proxy.fault = ({ target }) =>
      target.endsWith("DeleteMessageBatch") && failures++ < 2 ? { status: 503, code: "ServiceUnavailable" } : undefined;
    await leases.acknowledge(messages);
    expect(failures).toBe(3);
    await delay(VISIBILITY * 1000 + 200);
    expect(await receive()).toEqual([]);
    await leases.close();
  }, 20_000);

  test("are held for what a receive loop takes, until it is stopped", async () => {
    await send(3);
    const stopping = new AbortController();
    const bodies: string[] = [];
    const loop = { queue, leases, logger, visibilitySeconds: VISIBILITY, stopping: stopping.signal, patience: () => 1 };
    for await (const messages of receiveMessages(loop)) {
      bodies.push(...messages.map(({ body }) => body));
      if (bodies.length >= 3) stopping.abort();
    }
    expect(bodies.sort()).toEqual(["0", "1", "2"]);
    expect(leases.size).toBe(3);
    await leases.close();
    expect(await receive()).toHaveLength(3);
  });

  test("are not lost by a queue that cannot be read for a while", async () => {
    await send(1);
    const stopping = new AbortController();
    let failures = 0;
    proxy.fault = ({ target }) =>
      target.endsWith("ReceiveMessage") && failures++ < 2 ? { status: 500, code: "InternalFailure" } : undefined;
    const loop = { queue, leases, logger, visibilitySeconds: VISIBILITY, stopping: stopping.signal };
    for await (const messages of receiveMessages(loop)) if (messages.length > 0) stopping.abort();
    expect(lines.join("")).toContain("queue.receive-failed");
    await leases.close();
  }, 20_000);

  test("are given up loudly when the queue stays unreadable", async () => {
    proxy.fault = () => ({ status: 403, code: "AccessDenied" });
    const loop = {
      queue,
      leases,
      logger,
      visibilitySeconds: VISIBILITY,
      stopping: new AbortController().signal,
      failures: 1,
    };
    const reading = (async () => {
      for await (const _ of receiveMessages(loop));
    })();
    await expect(reading).rejects.toThrow("The queue cannot be read");
    expect(lines.join("")).toContain("security.access_denied");
    proxy.fault = () => undefined;
    await leases.close();
  });
});
