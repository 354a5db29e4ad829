import { setTimeout as delay } from "node:timers/promises";
import {
  CreateBucketCommand,
  ListObjectVersionsCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
} from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type { Clients } from "../provider/Clients.js";
import { clientsOf } from "../testing/clientsOf.js";
import { startTestSandbox, type TestSandbox } from "../testing/withSandbox.js";

const region = "eu-central-1";
const bucket = "announced";
const QueueArn = `arn:aws:sqs:${region}:000000000000:${bucket}`;
const WRITERS = 8;
const RESTARTS = 2;
let sandbox: TestSandbox;
let clients: Clients;
let QueueUrl = "";

beforeAll(async () => {
  sandbox = await startTestSandbox({ keepState: true });
  clients = await clientsOf(sandbox);
  const [s3, sqs] = [clients.s3(region), clients.sqs(region)];
  const CreateBucketConfiguration = { LocationConstraint: region } as const;
  await s3.send(new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration }));
  const VersioningConfiguration = { Status: "Enabled" } as const;
  await s3.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration }));
  ({ QueueUrl = "" } = await sqs.send(new CreateQueueCommand({ QueueName: bucket })));
  const Statement = [
    { Effect: "Allow", Principal: { Service: "s3.amazonaws.com" }, Action: "sqs:SendMessage", Resource: QueueArn },
  ];
  const Attributes = { Policy: JSON.stringify({ Version: "2012-10-17", Statement }) };
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
  const QueueConfigurations = [{ QueueArn, Events: ["s3:ObjectCreated:*" as const] }];
  const NotificationConfiguration = { QueueConfigurations };
  await s3.send(new PutBucketNotificationConfigurationCommand({ Bucket: bucket, NotificationConfiguration }));
}, 60_000);
afterAll(async () => await sandbox?.stop());

it("announces every version that is there after restarts, those of calls that a restart cut off too", async () => {
  const s3 = clients.s3(region);
  let writing = true;
  const writer = async (Key: string): Promise<void> => {
    while (writing) {
      // A call that a restart cut off may have written all the same; the listing below tells.
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: "x" })).catch(async () => await delay(100));
    }
  };
  const writers = Array.from({ length: WRITERS }, async (_, index) => await writer(`writer ${index}`));
  for (let restart = 0; restart < RESTARTS; restart++) {
    await delay(1_000);
    await sandbox.restart();
  }
  await delay(1_000);
  writing = false;
  await Promise.all(writers);

  const written = await versionsOf(s3);
  const announced = new Set<string>();
  for (let quiet = 0; quiet < 4; await delay(250)) {
    const found = await receive();
    for (const version of found) announced.add(version);
    quiet = found.length === 0 ? quiet + 1 : 0;
  }
  expect(written.size).toBeGreaterThan(WRITERS * RESTARTS);
  expect([...written].filter((version) => !announced.has(version))).toEqual([]);
}, 120_000);

async function versionsOf(s3: ReturnType<Clients["s3"]>): Promise<Set<string>> {
  const found = new Set<string>();
  for (let KeyMarker: string | undefined, VersionIdMarker: string | undefined; ; ) {
    const page = await s3.send(new ListObjectVersionsCommand({ Bucket: bucket, KeyMarker, VersionIdMarker }));
    for (const { VersionId = "" } of page.Versions ?? []) found.add(VersionId);
    if (!page.IsTruncated) return found;
    ({ NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page);
  }
}

async function receive(): Promise<string[]> {
  const sqs = clients.sqs(region);
  const found: string[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    if (Messages.length === 0) return found;
    for (const { Body = "" } of Messages) found.push(JSON.parse(Body).Records?.[0]?.s3.object.versionId);
    const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
  }
}
