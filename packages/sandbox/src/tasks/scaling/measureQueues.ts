import { GetQueueAttributesCommand, GetQueueUrlCommand, QueueDoesNotExist, type SQSClient } from "@aws-sdk/client-sqs";

const attributeNames = [
  "ApproximateNumberOfMessages",
  "ApproximateNumberOfMessagesNotVisible",
  "ApproximateNumberOfMessagesDelayed",
] as const;

/** Counts of messages by attribute, as SQS writes them. */
export type QueueCounts = Readonly<Partial<Record<(typeof attributeNames)[number], string>>>;

/** The attributes of queues by name; a queue that does not exist is left out. */
export async function measureQueues(sqs: SQSClient, names: Iterable<string>): Promise<Map<string, QueueCounts>> {
  const measured = new Map<string, QueueCounts>();
  for (const QueueName of new Set(names)) {
    try {
      const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
      const read = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...attributeNames] });
      measured.set(QueueName, (await sqs.send(read)).Attributes ?? {});
    } catch (error) {
      if (!(error instanceof QueueDoesNotExist)) throw error;
    }
  }
  return measured;
}
