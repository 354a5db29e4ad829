import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { CommandError } from "../../../output/CommandError.js";

/** Answers of an SQS that does not know a call. */
const unknownCalls = ["InvalidAction", "UnknownOperationException", "AWS.SimpleQueueService.UnsupportedOperation"];

/**
 * URL of the queue whose messages a dead-letter queue takes: by the dead-letter queue's own policy where that names one, as the hardened
 * queues' does, else by asking for all queues that redrive into it.
 *
 * @throws CommandError where there is none, or more than one: the queue is then no dead-letter queue, or it cannot be told
 */
export async function sourceQueueOf(sqs: SQSClient, url: string): Promise<string> {
  const allowed = await allowedSource(sqs, url);
  if (allowed !== undefined) return allowed;
  const sources = await askedSources(sqs, url);
  const [source] = sources;
  if (source !== undefined && sources.length === 1) return source;
  throw new CommandError(
    sources.length === 0
      ? `${url} is no dead-letter queue: no queue redrives into it`
      : `${url} is the dead-letter queue of ${sources.length} queues`,
    sources.length === 0 ? "name the dead-letter queue; a queue that is in work is left alone" : "name one with --to",
    64,
  );
}

async function allowedSource(sqs: SQSClient, QueueUrl: string): Promise<string | undefined> {
  const AttributeNames = ["RedriveAllowPolicy"] as const;
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }),
  );
  const { redrivePermission, sourceQueueArns = [] } = JSON.parse(Attributes?.RedriveAllowPolicy ?? "{}") as {
    readonly redrivePermission?: string;
    readonly sourceQueueArns?: readonly string[];
  };
  const [arn = "", another] = sourceQueueArns;
  const [, , , , owner, name] = arn.split(":");
  if (redrivePermission !== "byQueue" || name === undefined || another !== undefined) return undefined;
  const answer = await sqs.send(new GetQueueUrlCommand({ QueueName: name, QueueOwnerAWSAccountId: owner }));
  return answer.QueueUrl;
}

async function askedSources(sqs: SQSClient, QueueUrl: string): Promise<readonly string[]> {
  try {
    const { queueUrls = [] } = await sqs.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl }));
    return queueUrls;
  } catch (error) {
    if (error instanceof Error && unknownCalls.includes(error.name)) return [];
    throw error;
  }
}
