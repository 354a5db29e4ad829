import { GetQueueAttributesCommand, GetQueueUrlCommand, QueueDoesNotExist, type SQSClient } from "@aws-sdk/client-sqs";
import type { MetricSample } from "./AlarmHistory.js";
import type { QueueMetric } from "./QueueAlarm.js";

const attributeNames = [
  "ApproximateNumberOfMessages",
  "ApproximateNumberOfMessagesNotVisible",
  "ApproximateNumberOfMessagesDelayed",
] as const;

type Attributes = Readonly<Partial<Record<(typeof attributeNames)[number], string>>>;

/** The attributes of queues by name; a queue that does not exist is left out. */
export async function measureQueues(sqs: SQSClient, names: Iterable<string>): Promise<Map<string, Attributes>> {
  const measured = new Map<string, Attributes>();
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

/** One sample of an alarm's metrics. Pure. */
export function sampleOf(metrics: readonly QueueMetric[], measured: ReadonlyMap<string, Attributes>): MetricSample {
  return new Map(
    metrics.flatMap(({ id, queueName, attribute }): [string, number][] => {
      const text = measured.get(queueName)?.[attribute];
      return text === undefined ? [] : [[id, Number(text)]];
    }),
  );
}
