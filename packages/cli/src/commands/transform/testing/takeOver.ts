import { SubmitJobCommand } from "@aws-sdk/client-batch";
import { GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { expect } from "@jest/globals";
import type { Attempt } from "../../../evidence/removal/testing/NamedRun.js";
import type { DeployedTransform } from "./DeployedTransform.js";

const program = ["node", "-e", ""];

/** A submitter takes over from one that died: it finds what that one had handed over, and submits nothing again. */
export async function takeOver(transform: DeployedTransform, { id }: Attempt): Promise<void> {
  const { jobsTable, jobQueue, jobDefinition, region } = transform.outputs;
  const like = await transform.submit(program);
  await transform.ended(like);
  const pk = (job: string) => ({ pk: { S: `JOB#${job}` }, sk: { S: "JOB" } });
  const { Item = {} } = await transform.dynamodb.send(new GetItemCommand({ TableName: jobsTable, Key: pk(like) }));
  const jobId = id.padEnd(32, "d");
  const zero = { N: "0" };
  const { spec, createdAt, expiresAt } = Item;
  const record = { jobId: { S: jobId }, spec, createdAt, expiresAt, submission: { N: "1" } } as typeof Item;
  const died = { status: { S: "ACCEPTED" }, progress: zero, attempts: zero, claimUntil: { N: "1" } };
  const put = { TableName: jobsTable, Item: { ...pk(jobId), ...record, ...died } };
  await transform.dynamodb.send(new PutItemCommand(put));
  const { jobId: handedOver } = await transform.batch.send(
    new SubmitJobCommand({
      jobName: `${String(spec?.M?.jobName?.S)}-${jobId}-1`,
      ...{ jobQueue, jobDefinition },
      containerOverrides: { command: [`--output`, String(spec?.M?.output?.S), "--", ...program] },
      // Without the tag that says which of our jobs it is, the observer tells nothing of it: it has to be found.
      tags: { "sallyport:jobs": "transform" },
    }),
  );
  const sqs = new SQSClient({ region });
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: "transform-sandbox-submissions" }));
  const MessageBody = JSON.stringify({ kind: "submit", jobs: [{ jobId, submission: 1 }] });
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  expect(await transform.reached(jobId, "SUBMITTED")).toMatchObject({ batchJobId: handedOver });
}
