import { readFileSync } from "node:fs";
import { Agent } from "node:https";
import { CreateRoleCommand } from "@aws-sdk/client-iam";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import {
  makeBucket,
  makeQueue,
  type SandboxClients,
  sandboxClients,
  type TestQueue,
  until,
} from "@sallyport/worker-kit/testing";
import { backfillDefinition } from "./backfillDefinition.js";

interface Body {
  readonly detail: { readonly objects: readonly { readonly key: string; readonly size: number }[] };
}

describe("the state machine of a backfill, in the emulator", () => {
  let sandbox: TestSandbox;
  let clients: SandboxClients;
  let sfn: SFNClient;
  let queue: TestQueue;
  let stateMachineArn: string;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    clients = sandboxClients(sandbox, "eu-west-1");
    const { AWS_ACCESS_KEY_ID: accessKeyId = "", AWS_SECRET_ACCESS_KEY: secretAccessKey = "" } = sandbox.environment;
    sfn = new SFNClient({
      region: "eu-west-1",
      endpoint: sandbox.endpoint,
      credentials: { accessKeyId, secretAccessKey },
      requestHandler: { httpsAgent: new Agent({ ca: readFileSync(sandbox.caFile) }) },
    });
    queue = await makeQueue(clients, "orders");
    await makeBucket(clients, "orders-source");
    for (const Key of ["in/a b+c/\u00fc&=%.csv", "in/2026/b", "in/2026/c", "out/d"])
      await clients.s3.send(new PutObjectCommand({ Bucket: "orders-source", Key, Body: Key }));
    const trust = { Effect: "Allow", Principal: { Service: "states.amazonaws.com" }, Action: "sts:AssumeRole" };
    const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [trust] });
    const { Role } = await clients.iam.send(new CreateRoleCommand({ RoleName: "states", AssumeRolePolicyDocument }));
    const { stateMachineArn: arn = "" } = await sfn.send(
      new CreateStateMachineCommand({
        name: "backfill",
        definition: withoutBatches(),
        roleArn: Role?.Arn,
      }),
    );
    stateMachineArn = arn;
  }, 60_000);
  afterAll(async () => {
    sfn?.destroy();
    clients?.close();
    await sandbox?.stop();
  });

  /** The emulator has no ItemBatcher: a child there gets one item, which stands for a batch of one. */
  function withoutBatches(): string {
    const text = backfillDefinition({
      partition: "aws",
      bucket: "orders-source",
      prefix: "in/",
      queueUrl: queue.url,
    });
    const definition = JSON.parse(text) as { States: { EachObject: { ItemBatcher?: unknown } } };
    delete definition.States.EachObject.ItemBatcher;
    return JSON.stringify(definition).replace('"$.Items"', '"States.Array($)"');
  }

  const asked = async (below: string): Promise<Body["detail"]["objects"]> => {
    const { executionArn } = await sfn.send(
      new StartExecutionCommand({ stateMachineArn, input: JSON.stringify({ below }) }),
    );
    let status: string | undefined;
    await until("the execution has ended", async () => {
      ({ status } = await sfn.send(new DescribeExecutionCommand({ executionArn })));
      return status !== "RUNNING";
    });
    expect(status).toBe("SUCCEEDED");
    const { Messages = [] } = await clients.sqs.send(
      new ReceiveMessageCommand({ QueueUrl: queue.url, MaxNumberOfMessages: 10, VisibilityTimeout: 600 }),
    );
    const bodies = Messages.map(({ Body: body = "" }) => JSON.parse(body) as Body);
    expect(bodies.every((body) => Object.keys(body).join() === "source,detail-type,detail")).toBe(true);
    return bodies.flatMap(({ detail }) => detail.objects).sort((one, other) => (one.key < other.key ? -1 : 1));
  };

  it("asks for every object of the rule, by its key as it is, and for no other", async () => {
    const keys = ["in/2026/b", "in/2026/c", "in/a b+c/\u00fc&=%.csv"];
    expect(await asked("")).toEqual(keys.map((key) => ({ key, size: Buffer.byteLength(key) })));
  });

  it("is narrowed by its input", async () => {
    expect((await asked("2026/")).map(({ key }) => key)).toEqual(["in/2026/b", "in/2026/c"]);
  });
});
