import {
  CreateTableCommand,
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { CreateKeyCommand } from "@aws-sdk/client-kms";
import { CreateTopicCommand, PublishCommand } from "@aws-sdk/client-sns";
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Clients } from "../provider/Clients.js";
import { clientsOf } from "../testing/clientsOf.js";
import { type RoleStatement, roleSession } from "../testing/roleSession.js";
import { startTestSandbox, type TestSandbox } from "../testing/withSandbox.js";
import { readDecisions } from "./readDecisions.js";

const region = "eu-west-1";
const queueArn = `arn:aws:sqs:${region}:000000000000:sealed`;
const tableArn = `arn:aws:dynamodb:${region}:000000000000:table/sealed`;
const topicArn = `arn:aws:sns:${region}:000000000000:sealed`;

/** What a service does on a key is judged with the caller's statements, as AWS does. */
describe("a key", () => {
  let sandbox: TestSandbox;
  let key: string;
  let QueueUrl: string;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const { kms, sqs, dynamodb, sns } = await clientsOf(sandbox);
    key = (await kms(region).send(new CreateKeyCommand({}))).KeyMetadata?.Arn ?? "";
    const queue = new CreateQueueCommand({ QueueName: "sealed", Attributes: { KmsMasterKeyId: key } });
    QueueUrl = (await sqs(region).send(queue)).QueueUrl ?? "";
    await sns(region).send(new CreateTopicCommand({ Name: "sealed", Attributes: { KmsMasterKeyId: key } }));
    await dynamodb(region).send(
      new CreateTableCommand({
        TableName: "sealed",
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [{ AttributeName: "key", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "key", KeyType: "HASH" }],
        SSESpecification: { Enabled: true, SSEType: "KMS", KMSMasterKeyId: key },
      }),
    );
  }, 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  const as = async (role: string, ...statements: readonly RoleStatement[]): Promise<Clients> =>
    await clientsOf(sandbox, await roleSession(sandbox, role, statements));

  const open = (service: string, context: Record<string, string>, ...actions: readonly string[]): RoleStatement => ({
    Sid: "Key",
    Action: actions,
    Resource: key,
    Condition: {
      StringEquals: { "kms:ViaService": `${service}.${region}.amazonaws.com`, ...context },
    },
  });

  const keyUse = async (role: string): Promise<string[]> => {
    const lines: string[] = [];
    for await (const { principal, action, decision, statement } of readDecisions(sandbox.home)) {
      if (principal.includes(`/${role}/`) && action.startsWith("kms:"))
        lines.push(`${decision} ${action} ${statement}`);
    }
    return lines;
  };

  test("of a queue is needed by its producers for GenerateDataKey and Decrypt, and by its consumers for Decrypt", async () => {
    const context = { "kms:EncryptionContext:aws:sqs:arn": queueArn };
    const messages = { Sid: "Messages", Action: ["sqs:SendMessage", "sqs:ReceiveMessage"], Resource: queueArn };
    const send = new SendMessageCommand({ QueueUrl, MessageBody: "a" });
    const receive = new ReceiveMessageCommand({ QueueUrl });

    const none = (await as("queue-none", messages)).sqs(region);
    await expect(none.send(send)).rejects.toMatchObject({ name: "KmsAccessDenied" });
    await expect(none.send(receive)).rejects.toThrow(`kms:Decrypt on resource: ${key}`);
    const half = (await as("queue-half", messages, open("sqs", context, "kms:GenerateDataKey"))).sqs(region);
    await expect(half.send(send)).rejects.toThrow("kms:Decrypt");
    const other = { "kms:EncryptionContext:aws:sqs:arn": `${queueArn}-other` };
    const elsewhere = (await as("queue-other", messages, open("sqs", other, "kms:Decrypt"))).sqs(region);
    await expect(elsewhere.send(receive)).rejects.toThrow("kms:Decrypt");

    const both = ["kms:GenerateDataKey", "kms:Decrypt"];
    const full = (await as("queue-full", messages, open("sqs", context, ...both))).sqs(region);
    await full.send(send);
    expect((await full.send(receive)).Messages).toHaveLength(1);
    expect(await keyUse("queue-full")).toEqual([
      "allow kms:GenerateDataKey Key",
      "allow kms:Decrypt Key",
      "allow kms:Decrypt Key",
    ]);
  });

  test("of a table is needed for Decrypt by every caller of its items", async () => {
    const context = { "kms:EncryptionContext:aws:dynamodb:tableName": "sealed" };
    const items = { Sid: "Items", Action: ["dynamodb:GetItem", "dynamodb:PutItem"], Resource: tableArn };
    const Item = { key: { S: "a" } };
    const put = new PutItemCommand({ TableName: "sealed", Item });
    const transact = new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName: "sealed", Item } }] });

    const none = (await as("table-none", items)).dynamodb(region);
    for (const call of [() => none.send(put), () => none.send(transact)]) {
      await expect(call()).rejects.toMatchObject({
        name: "AccessDeniedException",
        message: expect.stringContaining(`kms:Decrypt on resource: ${key}`),
      });
    }
    const full = (await as("table-full", items, open("dynamodb", context, "kms:Decrypt"))).dynamodb(region);
    await full.send(put);
    await full.send(transact);
    expect((await full.send(new GetItemCommand({ TableName: "sealed", Key: Item }))).Item).toEqual(Item);
    expect(await keyUse("table-full")).toEqual(Array(3).fill("allow kms:Decrypt Key"));
  });

  test("of a topic is needed by its publishers for GenerateDataKey and Decrypt", async () => {
    const context = { "kms:EncryptionContext:aws:sns:topicArn": topicArn };
    const publishing = { Sid: "Publish", Action: "sns:Publish", Resource: topicArn };
    const publish = new PublishCommand({ TopicArn: topicArn, Message: "a" });
    const none = (await as("topic-none", publishing)).sns(region);
    await expect(none.send(publish)).rejects.toThrow("kms:GenerateDataKey");
    const both = ["kms:GenerateDataKey", "kms:Decrypt"];
    await (await as("topic-full", publishing, open("sns", context, ...both))).sns(region).send(publish);
    expect(await keyUse("topic-full")).toEqual(["allow kms:GenerateDataKey Key", "allow kms:Decrypt Key"]);
  });

  test("of a queue is judged in batches too, which need the actions of single messages", async () => {
    const context = { "kms:EncryptionContext:aws:sqs:arn": queueArn };
    const batch = new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: "a", MessageBody: "a" }] });
    const send = { Sid: "Messages", Action: "sqs:SendMessage", Resource: queueArn };
    const none = (await as("batch-none", send)).sqs(region);
    await expect(none.send(batch)).rejects.toThrow("kms:GenerateDataKey");
    const both = ["kms:GenerateDataKey", "kms:Decrypt"];
    const full = (await as("batch-full", send, open("sqs", context, ...both))).sqs(region);
    expect((await full.send(batch)).Successful).toHaveLength(1);
    const remove = new DeleteMessageBatchCommand({ QueueUrl, Entries: [{ Id: "a", ReceiptHandle: "unknown" }] });
    await expect(full.send(remove)).rejects.toThrow("sqs:DeleteMessage because");
  });
});
