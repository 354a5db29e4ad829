import { GetQueueAttributesCommand, ReceiveMessageCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import type { SandboxClients } from "./sandboxClients.js";

/** Messages that can be received, and those under a lease. */
export async function queueDepth(
  { sqs }: SandboxClients,
  QueueUrl: string,
): Promise<{ visible: number; leased: number }> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
    }),
  );
  return {
    visible: Number(Attributes?.ApproximateNumberOfMessages ?? 0),
    leased: Number(Attributes?.ApproximateNumberOfMessagesNotVisible ?? 0),
  };
}

/** Bodies of the messages that can be received, left in the queue. */
export async function peek({ sqs }: SandboxClients, QueueUrl: string): Promise<string[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 0 }),
  );
  return Messages.map(({ Body = "" }) => Body);
}

export async function send({ sqs }: SandboxClients, QueueUrl: string, body: string | object): Promise<void> {
  const MessageBody = typeof body === "string" ? body : JSON.stringify(body);
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
}
