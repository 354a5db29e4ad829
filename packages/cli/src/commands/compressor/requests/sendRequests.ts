import { SendMessageBatchCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { RequestedEntry } from "@sallyport/worker-compressor/events";
import { CommandError } from "../../../output/CommandError.js";
import { packRequests } from "./packRequests.js";

/** SQS's limit of messages in a call. */
const BATCH = 10;
/** Calls for one message: what SQS refuses of a batch is mostly over in a moment. */
const ATTEMPTS = 4;

/** The queue of a rule's source, and the bucket whose objects are asked for. */
export interface RequestQueue {
  readonly url: string;
  readonly bucket: string;
}

/**
 * Asks the rule's source for objects, which it then sends as if they were new; all are in the queue once this resolves. Needs
 * `sqs:SendMessage`, and `kms:GenerateDataKey` and `kms:Decrypt` with the queue's key.
 *
 * @throws CommandError where SQS does not take a message, however often it is sent
 */
export async function sendRequests(
  sqs: SQSClient,
  { url, bucket }: RequestQueue,
  objects: readonly RequestedEntry[],
): Promise<void> {
  const messages = packRequests(bucket, objects);
  for (let from = 0; from < messages.length; from += BATCH) {
    let pending = messages.slice(from, from + BATCH).map(({ body }, index) => ({ Id: `${index}`, MessageBody: body }));
    for (let attempt = 1; pending.length > 0; attempt++) {
      const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: pending }));
      const failed = new Set(Failed.map(({ Id }) => Id));
      pending = pending.filter(({ Id }) => failed.has(Id));
      if (pending.length > 0 && attempt >= ATTEMPTS)
        throw new CommandError(`the queue does not take a message: ${Failed[0]?.Code}`, "run the command again", 2);
    }
  }
}
