/**
 * What Lambda does for the deployed submitter: takes messages from the queue, five at a time, hands them to the bundle's handler, and removes those
 * that it settled. The bundle is given as the first argument; its settings are in the environment.
 */
import { DeleteMessageBatchCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";

type Submitter = (
  event: object,
  context: object,
) => Promise<{ readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] }>;

const FUNCTION_MS = 60_000;
const { submitter } = (await import(process.argv[2] ?? "")) as { readonly submitter: Submitter };
const sqs = new SQSClient({});
const QueueUrl = process.env.SUBMIT_QUEUE_URL;

for (;;) {
  const receive = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 5, WaitTimeSeconds: 1 });
  const { Messages = [] } = await sqs.send(receive);
  if (Messages.length === 0) continue;
  const ends = Date.now() + FUNCTION_MS;
  const Records = Messages.map(({ MessageId: messageId, Body: body }) => ({ messageId, body }));
  const context = {
    awsRequestId: "bench",
    functionName: "submitter",
    getRemainingTimeInMillis: () => ends - Date.now(),
  };
  const failed = new Set((await submitter({ Records }, context)).batchItemFailures.map((one) => one.itemIdentifier));
  const Entries = Messages.filter(({ MessageId = "" }) => !failed.has(MessageId)).map(
    ({ MessageId: Id, ReceiptHandle }) => ({ Id, ReceiptHandle }),
  );
  if (Entries.length > 0) await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
}
