import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { DeleteMessageCommand, GetQueueUrlCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { withoutRetries } from "./withoutRetries.js";

interface Failing {
  readonly region: string;
  readonly functionName: string;
  /** An event at which the function fails, with a text that no other has. */
  readonly event: object;
  /** That text. */
  readonly mark: string;
  /** Who calls it. Default: the account's user */
  readonly caller?: LambdaClient;
  readonly signal?: AbortSignal;
}

/**
 * Calls a function, without waiting for it, with an event at which it fails, and waits until Lambda has set that aside.
 *
 * @returns the message that was set aside
 */
export async function setAside({ region, functionName, event, mark, caller, signal }: Failing): Promise<string> {
  return await withoutRetries({ region, functionName }, async (destinations) => {
    const Payload = JSON.stringify(event);
    const call = new InvokeCommand({ FunctionName: functionName, InvocationType: "Event", Payload });
    await (caller ?? new LambdaClient({ region })).send(call);
    const QueueName = destinations?.OnFailure?.Destination?.split(":").at(-1);
    return await received(new SQSClient({ region }), QueueName, mark, signal);
  });
}

/** Takes messages out of a queue until one has the mark. */
async function received(
  sqs: SQSClient,
  QueueName: string | undefined,
  mark: string,
  signal: AbortSignal = AbortSignal.timeout(180_000),
): Promise<string> {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  for (;;) {
    signal.throwIfAborted();
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 1 }));
    for (const { Body = "", ReceiptHandle } of Messages) {
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      if (Body.includes(mark)) return Body;
    }
  }
}
