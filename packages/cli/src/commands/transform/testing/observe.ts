import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { DeleteMessageCommand, GetQueueUrlCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { expect } from "@jest/globals";
import type { DeployedTransform } from "./DeployedTransform.js";

const FunctionName = "transform-sandbox-observer";

/** The observer asks Batch whose job an event without tags is of, and what it could not work off is kept. */
export async function observe(transform: DeployedTransform): Promise<void> {
  const { region } = transform.outputs;
  const job = await transform.ended(await transform.submit(["node", "-e", ""]));
  const lambda = new LambdaClient({ region });
  const Payload = JSON.stringify({ detail: { jobId: job.batchJobId, status: "RUNNABLE", attempts: [] } });
  const told = await lambda.send(new InvokeCommand({ FunctionName, Payload }));
  expect(told.FunctionError).toBeUndefined();
  expect(await transform.get(`/jobs/${String(job.jobId)}`)).toMatchObject({ status: "SUCCEEDED" });
  await lambda.send(new InvokeCommand({ FunctionName, InvocationType: "Event", Payload: "null" }));
  const sqs = new SQSClient({ region });
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: "transform-sandbox-unobserved" }));
  await transform.until("what no attempt worked off is kept", async () => {
    const { Messages: [kept] = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    if (kept === undefined) return undefined;
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: kept.ReceiptHandle }));
    return true;
  });
}
