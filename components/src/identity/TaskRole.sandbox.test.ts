import {
  CreateTableCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { CreateKeyCommand, DecryptCommand, EncryptCommand } from "@aws-sdk/client-kms";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetBucketPolicyCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  ListObjectsV2Command,
  PutBucketEncryptionCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { CreateQueueCommand, PurgeQueueCommand, ReceiveMessageCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Access } from "@sallyport/intents";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { record } from "../conformance/record.js";
import { type Principal, region, type SandboxAccount, sandboxAccount } from "../testing/sandboxAccount.js";
import { PermissionsBoundary } from "./PermissionsBoundary.js";
import { TaskRole } from "./TaskRole.js";

const queues: Record<string, string> = {};
const key = { id: { S: "a" } };
const table = (name: string) => ({ TableName: name, Key: key });
const object = (bucket: string, name: string) => ({ Bucket: bucket, Key: name });

type Call = (worker: Principal) => Promise<unknown>;

/** What the intents of the worker say, call by call. */
const granted: Readonly<Record<string, Call>> = {
  "read below the prefix": ({ s3 }) => s3.send(new GetObjectCommand(object("orders", "in/a"))),
  "list below the prefix": ({ s3 }) => s3.send(new ListObjectsV2Command({ Bucket: "orders", Prefix: "in/" })),
  "write below the other prefix": ({ s3 }) =>
    s3.send(new PutObjectCommand({ ...object("orders", "out/b"), Body: "b" })),
  "send to the queue": ({ sqs }) => sqs.send(new SendMessageCommand({ QueueUrl: queues.orders, MessageBody: "m" })),
  "update an item": ({ dynamodb }) => dynamodb.send(new UpdateItemCommand(table("orders"))),
};

/** What lies next to it. */
const neighbours: Readonly<Record<string, Call>> = {
  "read the folder whose name only begins alike": ({ s3 }) =>
    s3.send(new GetObjectCommand(object("orders", "inbox/a"))),
  "read where it may write": ({ s3 }) => s3.send(new GetObjectCommand(object("orders", "out/a"))),
  "write where it may read": ({ s3 }) => s3.send(new PutObjectCommand({ ...object("orders", "in/b"), Body: "b" })),
  "write at the top": ({ s3 }) => s3.send(new PutObjectCommand({ ...object("orders", "b"), Body: "b" })),
  "delete what it may read": ({ s3 }) => s3.send(new DeleteObjectCommand(object("orders", "in/a"))),
  "delete what it may write": ({ s3 }) => s3.send(new DeleteObjectCommand(object("orders", "out/a"))),
  "read tags": ({ s3 }) => s3.send(new GetObjectTaggingCommand(object("orders", "in/a"))),
  "list the folder whose name only begins alike": ({ s3 }) =>
    s3.send(new ListObjectsV2Command({ Bucket: "orders", Prefix: "inbox/" })),
  "list the prefix without its delimiter": ({ s3 }) =>
    s3.send(new ListObjectsV2Command({ Bucket: "orders", Prefix: "in" })),
  "list the whole bucket": ({ s3 }) => s3.send(new ListObjectsV2Command({ Bucket: "orders" })),
  "read the same key of another bucket": ({ s3 }) => s3.send(new GetObjectCommand(object("others", "in/a"))),
  "read the bucket's policy": ({ s3 }) => s3.send(new GetBucketPolicyCommand({ Bucket: "orders" })),
  "receive from the queue": ({ sqs }) => sqs.send(new ReceiveMessageCommand({ QueueUrl: queues.orders })),
  "purge the queue": ({ sqs }) => sqs.send(new PurgeQueueCommand({ QueueUrl: queues.orders })),
  "send to another queue": ({ sqs }) => sqs.send(new SendMessageCommand({ QueueUrl: queues.others, MessageBody: "m" })),
  "read an item": ({ dynamodb }) => dynamodb.send(new GetItemCommand(table("orders"))),
  "replace an item": ({ dynamodb }) => dynamodb.send(new PutItemCommand({ TableName: "orders", Item: key })),
  "delete an item": ({ dynamodb }) => dynamodb.send(new DeleteItemCommand(table("orders"))),
  "scan the table": ({ dynamodb }) => dynamodb.send(new ScanCommand({ TableName: "orders" })),
  "update an item of another table": ({ dynamodb }) => dynamodb.send(new UpdateItemCommand(table("others"))),
};

describe("a worker under the policies of its TaskRole, judged by the sandbox", () => {
  let sandbox: TestSandbox;
  let account: SandboxAccount;
  let keyArn: string;
  let worker: Principal;
  let boundary: string;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    account = await sandboxAccount(sandbox);
    keyArn = await resources(account);
    const made = await record(() => {
      new TaskRole("worker", {
        region,
        account: { accountId: account.accountId },
        access: [
          { bucket: "orders", prefix: "in/", actions: [Access.Read, Access.List], key: keyArn, label: "Source" },
          { bucket: "orders", prefix: "out/", actions: [Access.Write], key: keyArn, label: "Result" },
          { queue: "orders", actions: [Access.Send], label: "Work" },
          { table: "orders", actions: [Access.Update], label: "Ledger" },
        ],
      });
      new PermissionsBoundary("boundary", { regions: [region], account: { accountId: account.accountId } });
    });
    const policiesOf = (type: string) =>
      made.resources.filter((resource) => resource.type === type).map(({ inputs }) => String(inputs.policy));
    [boundary = ""] = policiesOf("aws:iam/policy:Policy");
    worker = await account.actAs("worker", policiesOf("aws:iam/rolePolicy:RolePolicy"), boundary);
  });

  afterAll(async () => {
    await sandbox?.stop();
  });

  it.each(Object.entries(granted))("may %s", async (_what, call) => {
    await call(worker);
  });

  it.each(Object.entries(neighbours))("may not %s, which the account's root may", async (_what, call) => {
    await expect(call(worker)).rejects.toMatchObject({ name: expect.stringMatching(/^AccessDenied/) });
    await expect(outcome(call(account.root))).resolves.not.toMatch(/^AccessDenied/);
  });

  it("may not use the key but through the bucket", async () => {
    const { CiphertextBlob } = await account.root.kms.send(
      new EncryptCommand({ KeyId: keyArn, Plaintext: Buffer.from("a") }),
    );
    await expect(worker.kms.send(new DecryptCommand({ KeyId: keyArn, CiphertextBlob }))).rejects.toThrow("kms:Decrypt");
  });

  it("gets nothing from the permissions boundary alone, and nothing beyond it whatever its policy says", async () => {
    const everything = { Sid: "All", Effect: "Allow", Action: ["s3:*", "sqs:*", "kms:*"], Resource: "*" };
    const wide = JSON.stringify({ Version: "2012-10-17", Statement: [everything] });
    const bare = await account.actAs("bare", [], boundary);
    await expect(granted["send to the queue"]?.(bare)).rejects.toMatchObject({
      name: expect.stringMatching(/^AccessDenied/),
    });
    const bounded = await account.actAs("bounded", [wide], boundary);
    await granted["send to the queue"]?.(bounded);
    for (const beyond of ["read the bucket's policy", "purge the queue"]) {
      await expect(neighbours[beyond]?.(bounded)).rejects.toMatchObject({
        name: expect.stringMatching(/^AccessDenied/),
      });
    }
  });
});

/** Two of everything, so that each call of a worker has a neighbour; gives the ARN of the buckets' key. */
async function resources({ root }: SandboxAccount): Promise<string> {
  const { KeyMetadata } = await root.kms.send(new CreateKeyCommand({}));
  const keyArn = KeyMetadata?.Arn ?? "";
  const sse = { SSEAlgorithm: "aws:kms", KMSMasterKeyID: keyArn } as const;
  for (const name of ["orders", "others"]) {
    await root.s3.send(new CreateBucketCommand({ Bucket: name }));
    const rules = [{ ApplyServerSideEncryptionByDefault: sse, BucketKeyEnabled: true }];
    const configuration = { Bucket: name, ServerSideEncryptionConfiguration: { Rules: rules } };
    await root.s3.send(new PutBucketEncryptionCommand(configuration));
    for (const folder of ["in", "inbox", "out"]) {
      await root.s3.send(new PutObjectCommand({ ...object(name, `${folder}/a`), Body: "a" }));
    }
    queues[name] = (await root.sqs.send(new CreateQueueCommand({ QueueName: name }))).QueueUrl ?? "";
    await root.dynamodb.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: "PAY_PER_REQUEST",
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      }),
    );
  }
  return keyArn;
}

function outcome(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "done",
    (error: Error) => error.name,
  );
}
