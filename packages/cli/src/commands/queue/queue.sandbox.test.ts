import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateLogGroupCommand, CreateLogStreamCommand, PutLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { ReceiveMessageCommand, SendMessageCommand, SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import {
  makeQueue,
  queueDepth,
  type SandboxClients,
  sandboxClients,
  type TestQueue,
} from "@sallyport/worker-kit/testing";
import { type BinResult, runBin } from "../../testing/runBin.js";
import { logsOf } from "./testing/logsOf.js";

const bodies = ["a secret-key", "b", "c"].map((key) =>
  JSON.stringify({
    Records: [{ eventName: "ObjectCreated:Put", s3: { bucket: { name: "orders" }, object: { key } } }],
  }),
);

describe("`sallyport queue`", () => {
  let sandbox: TestSandbox;
  let clients: SandboxClients;
  let folder: string;
  let queue: TestQueue;
  let number = 0;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    clients = sandboxClients(sandbox, "eu-west-1");
    folder = mkdtempSync(join(tmpdir(), "sallyport-queue-"));
  }, 60_000);
  beforeEach(async () => {
    number += 1;
    queue = await makeQueue(clients, `work-${number}`);
    const RedriveAllowPolicy = JSON.stringify({ redrivePermission: "byQueue", sourceQueueArns: [queue.arn] });
    const Attributes = { RedriveAllowPolicy };
    await clients.sqs.send(new SetQueueAttributesCommand({ QueueUrl: queue.deadLetterUrl, Attributes }));
  });
  afterAll(async () => {
    clients?.close();
    await sandbox?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const setAside = async (...texts: readonly string[]): Promise<readonly string[]> => {
    const ids: string[] = [];
    for (const MessageBody of texts) {
      const MessageAttributes = { origin: { DataType: "String", StringValue: "test" } };
      const message = { QueueUrl: queue.deadLetterUrl, MessageBody, MessageAttributes };
      ids.push((await clients.sqs.send(new SendMessageCommand(message))).MessageId ?? "");
    }
    return ids;
  };
  const run = async (...args: string[]): Promise<BinResult> =>
    await runBin(["queue", ...args], { ...sandbox.environment, AWS_REGION: "eu-west-1" });
  const depths = async () => ({
    work: (await queueDepth(clients, queue.url)).visible,
    dead: (await queueDepth(clients, queue.deadLetterUrl)).visible,
  });

  it("peeks: every message once, no key unless it is asked for, and all can be received at once after it", async () => {
    const ids = await setAside(...bodies, "no JSON");
    const { code, stdout } = await run("peek", queue.deadLetterUrl, "--json");
    const rows = JSON.parse(stdout) as readonly { readonly id: string }[];
    expect({ code, ids: rows.map(({ id }) => id).sort() }).toEqual({ code: 0, ids: [...ids].sort() });
    expect(rows.find(({ id }) => id === ids[0])).toEqual({
      queue: queue.deadLetterUrl,
      id: ids[0],
      receiveCount: 1,
      sentAt: expect.stringMatching(/^\d{4}-/),
      bytes: Buffer.byteLength(bodies[0] ?? ""),
      kind: "objects",
      what: "ObjectCreated:Put",
      objects: 1,
      reason: null,
    });
    expect(await depths()).toEqual({ work: 0, dead: 4 });
    const said = await run("peek", queue.deadLetterUrl);
    expect(said.stdout).not.toContain("secret-key");
    expect((await run("peek", queue.deadLetterUrl, "--keys")).stdout).toContain("orders/a secret-key");
  });

  it("peeks at no more than it is told to, and says why a message was set aside where the workers' log does", async () => {
    const ids = await setAside(...bodies);
    const logs = logsOf(sandbox, "eu-west-1");
    await logs.send(new CreateLogGroupCommand({ logGroupName: "/workers" }));
    await logs.send(new CreateLogStreamCommand({ logGroupName: "/workers", logStreamName: "one" }));
    const line = (messageId: string | undefined, reason: string) => ({
      timestamp: Date.now(),
      message: JSON.stringify({ event: "message.set-aside", messageId, reason, message: "What. Fix" }),
    });
    const logEvents = ids.map((id, index) => line(id, `reason-${index}`));
    await logs.send(new PutLogEventsCommand({ logGroupName: "/workers", logStreamName: "one", logEvents }));
    const { stdout } = await run("peek", queue.deadLetterUrl, "--max", "2", "--log-group", "/workers", "--json");
    const rows = JSON.parse(stdout) as readonly { readonly id: string; readonly reason: string }[];
    expect(rows).toHaveLength(2);
    for (const { id, reason } of rows) expect(reason).toBe(`reason-${ids.indexOf(id)}`);
  });

  it("redrives: each message to its source queue with its attributes, as many as it is told to", async () => {
    await setAside(...bodies);
    const { code, stdout } = await run("redrive", queue.deadLetterUrl, "--max", "2", "--json");
    expect({ code, moved: JSON.parse(stdout).length }).toEqual({ code: 0, moved: 2 });
    expect(await depths()).toEqual({ work: 2, dead: 1 });
    expect((await run("redrive", queue.deadLetterUrl)).stdout).toContain("1 messages moved to");
    const { Messages = [] } = await clients.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: queue.url,
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ["All"],
        VisibilityTimeout: 0,
      }),
    );
    expect(Messages.map(({ Body }) => Body).sort()).toEqual([...bodies].sort());
    expect(Messages.every(({ MessageAttributes }) => MessageAttributes?.origin?.StringValue === "test")).toBe(true);
  });

  it("keeps every message in the dead-letter queue where its source queue does not take it", async () => {
    await setAside(...bodies);
    const { code } = await run("redrive", queue.deadLetterUrl, "--to", `${queue.url}-gone`);
    expect(code).not.toBe(0);
    const { visible, leased } = await queueDepth(clients, queue.deadLetterUrl);
    expect(visible + leased).toBe(3);
  });

  it("purges what it has saved: the file has every message, and nobody but its owner may read it", async () => {
    const ids = await setAside(...bodies);
    const file = join(folder, `saved-${number}.jsonl`);
    const { code, stdout } = await run("purge", queue.deadLetterUrl, "--yes", "--save", file, "--json");
    expect({ code, deleted: JSON.parse(stdout).length }).toEqual({ code: 0, deleted: 3 });
    const saved = readFileSync(file, "utf8").trimEnd().split("\n");
    const lines = saved.map((text) => JSON.parse(text) as { readonly id: string; readonly body: string });
    expect(lines.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(lines.map(({ body }) => body).sort()).toEqual([...bodies].sort());
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await depths()).toEqual({ work: 0, dead: 0 });
    await setAside("again");
    expect(await run("purge", queue.deadLetterUrl, "--yes", "--save", file)).toMatchObject({ code: 64 });
    expect(await depths()).toEqual({ work: 0, dead: 1 });
  });

  it("purges nothing unless someone says yes, and no queue that is in work", async () => {
    await setAside(...bodies);
    expect(await run("purge", queue.deadLetterUrl)).toMatchObject({
      code: 64,
      stderr: expect.stringContaining("--yes"),
    });
    expect(await run("purge", queue.url, "--yes")).toMatchObject({
      code: 64,
      stderr: expect.stringContaining("is no dead-letter queue"),
    });
    expect(await depths()).toEqual({ work: 0, dead: 3 });
  });

  it("finds the queues of a stack's outputs: the compressor's by rule, another pipeline's one", async () => {
    await setAside("x");
    const { deadLetterUrl: url } = queue;
    const write = (name: string, outputs: object): string => {
      const path = join(folder, name);
      writeFileSync(path, JSON.stringify(outputs));
      return path;
    };
    const rules = ["one", "two"].map((name) => ({ name, deadLetterQueueUrls: [{ region: "eu-west-1", url }] }));
    const compressor = write("compressor.json", { rules });
    const etl = write("etl.json", { region: "eu-west-1", deadLetterQueueUrl: url });
    for (const outputs of [
      ["--outputs", compressor],
      ["--outputs", compressor, "--rule", "two"],
      ["--outputs", etl, "--pipeline", "etl"],
    ])
      expect(JSON.parse((await run("peek", ...outputs, "--json")).stdout)).toHaveLength(1);
    expect(await run("peek", "--outputs", compressor, "--rule", "three")).toMatchObject({ code: 64, stdout: "" });
  });

  it.each([
    ["no queue", ["peek"]],
    ["a queue and a stack", ["peek", "https://sqs.eu-west-1.amazonaws.com/000000000000/dlq", "--stack", "dev"]],
    ["what is no URL", ["redrive", "orders-dlq"]],
    ["a FIFO queue", ["redrive", "https://sqs.eu-west-1.amazonaws.com/000000000000/dlq.fifo"]],
    ["a queue that is not there", ["redrive", "https://localhost/000000000000/nowhere", "--region", "eu-west-1"]],
    ["a number that is none", ["peek", "https://localhost/000000000000/nowhere", "--max", "many"]],
    ["outputs that are not there", ["peek", "--outputs", "/nowhere.json"]],
  ])("refuses %s with one clear error", async (_, args) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
    expect(stderr).toMatch(/^error: .+\nfix: .+\n$/);
  });
});
