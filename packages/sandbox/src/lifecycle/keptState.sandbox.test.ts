import { CreateTableCommand, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type { Clients } from "../provider/Clients.js";
import { clientsOf } from "../testing/clientsOf.js";
import { roleSession } from "../testing/roleSession.js";
import { startTestSandbox, type TestSandbox } from "../testing/withSandbox.js";

const region = "eu-central-1";
const bucket = "kept";
let sandbox: TestSandbox;
let clients: Clients;

beforeAll(async () => {
  sandbox = await startTestSandbox({ keepState: true });
  clients = await clientsOf(sandbox);
}, 60_000);
afterAll(async () => await sandbox?.stop());

it("finds objects with every version, messages, items and role sessions again after a restart at the same endpoint", async () => {
  const [s3, sqs, dynamo] = [clients.s3(region), clients.sqs(region), clients.dynamodb(region)];
  const LocationConstraint = region;
  await s3.send(new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration: { LocationConstraint } }));
  const VersioningConfiguration = { Status: "Enabled" } as const;
  await s3.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration }));
  const put = async (Key: string, Body: string) =>
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body, Metadata: { of: Body }, Tagging: `of=${Body}` }));
  const { VersionId: first } = await put("written twice", "one");
  await put("written twice", "two");
  const { VersionId: deleted } = await put("deleted", "gone");
  await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: "deleted" }));
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: "kept" }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "leased" }));
  await sqs.send(new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 3_600 }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "waiting" }));
  await dynamo.send(
    new CreateTableCommand({
      TableName: bucket,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    }),
  );
  await dynamo.send(new PutItemCommand({ TableName: bucket, Item: { id: { S: "a" }, set: { SS: ["x", "y"] } } }));
  const session = await roleSession(sandbox, "reader", [
    { Sid: "Read", Action: ["s3:GetObject", "s3:GetObjectTagging"], Resource: `arn:aws:s3:::${bucket}/*` },
  ]);

  await sandbox.restart();

  const content = async (client: S3Client, Key: string, VersionId?: string) => {
    const { Body, Metadata } = await client.send(new GetObjectCommand({ Bucket: bucket, Key, VersionId }));
    const { TagSet } = await client.send(new GetObjectTaggingCommand({ Bucket: bucket, Key, VersionId }));
    return [await Body?.transformToString(), Metadata?.of, TagSet?.[0]?.Value];
  };
  expect(await content(s3, "written twice")).toEqual(["two", "two", "two"]);
  expect(await content(s3, "written twice", first)).toEqual(["one", "one", "one"]);
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: "deleted", VersionId: deleted }));
  expect(await Body?.transformToString()).toBe("gone");
  await expect(content(s3, "deleted")).rejects.toMatchObject({ name: "NoSuchKey" });
  const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket: bucket }));
  expect([Versions.length, DeleteMarkers.length]).toEqual([3, 1]);
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
  expect(Messages.map(({ Body }) => Body)).toEqual(["waiting"]);
  const { Item } = await dynamo.send(new GetItemCommand({ TableName: bucket, Key: { id: { S: "a" } } }));
  expect(Item?.set?.SS?.toSorted()).toEqual(["x", "y"]);
  const reader = (await clientsOf(sandbox, session)).s3(region);
  expect(await content(reader, "written twice")).toEqual(["two", "two", "two"]);
}, 60_000);
