import { CreateQueueCommand, GetQueueAttributesCommand, SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import type { SandboxClients } from "./sandboxClients.js";

/** A queue with its dead-letter queue, which S3 and EventBridge may send to. */
export interface TestQueue {
  readonly url: string;
  readonly arn: string;
  readonly deadLetterUrl: string;
}

export async function makeQueue({ sqs }: SandboxClients, QueueName: string, maxReceiveCount = 3): Promise<TestQueue> {
  const create = async (name: string) => {
    const { QueueUrl = "" } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["QueueArn"] }));
    return { url: QueueUrl, arn: Attributes?.QueueArn ?? "" };
  };
  const deadLetters = await create(`${QueueName}-dlq`);
  const queue = await create(QueueName);
  const senders = ["s3.amazonaws.com", "events.amazonaws.com"];
  const statement = {
    Effect: "Allow",
    Principal: { Service: senders },
    Action: "sqs:SendMessage",
    Resource: queue.arn,
  };
  await sqs.send(
    new SetQueueAttributesCommand({
      QueueUrl: queue.url,
      Attributes: {
        Policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetters.arn, maxReceiveCount }),
      },
    }),
  );
  return { ...queue, deadLetterUrl: deadLetters.url };
}
