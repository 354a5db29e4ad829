import {
  type BatchResultErrorEntry,
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { mapConcurrently } from "../flow/mapConcurrently.js";
import type { FailedMessage, MessageQueue, ReceivedMessage, ReceiveOptions } from "./MessageQueue.js";

/** SQS's limit of entries in a batch call. */
const BATCH = 10;
const CALLS_IN_FLIGHT = 4;

/** A queue in SQS. Needs `sqs:ReceiveMessage`, `sqs:ChangeMessageVisibility` and `sqs:DeleteMessage` on it. */
export class SqsQueue implements MessageQueue {
  readonly #client: SQSClient;
  readonly #url: string;

  constructor(client: SQSClient, url: string) {
    this.#client = client;
    this.#url = url;
  }

  async receive({ max, waitSeconds, visibilitySeconds }: ReceiveOptions): Promise<ReceivedMessage[]> {
    const { Messages = [] } = await this.#client.send(
      new ReceiveMessageCommand({
        QueueUrl: this.#url,
        MaxNumberOfMessages: Math.min(max, BATCH),
        WaitTimeSeconds: waitSeconds,
        VisibilityTimeout: visibilitySeconds,
        MessageSystemAttributeNames: ["ApproximateReceiveCount"],
      }),
    );
    return Messages.flatMap(({ MessageId, ReceiptHandle, Body, Attributes }) =>
      MessageId && ReceiptHandle
        ? [
            {
              id: MessageId,
              receipt: ReceiptHandle,
              body: Body ?? "",
              receiveCount: Number(Attributes?.ApproximateReceiveCount ?? 1),
            },
          ]
        : [],
    );
  }

  async extend(messages: readonly ReceivedMessage[], seconds: number): Promise<FailedMessage[]> {
    return await this.#inBatches(messages, async (Entries) => {
      const entries = Entries.map((entry) => ({ ...entry, VisibilityTimeout: seconds }));
      return await this.#client.send(
        new ChangeMessageVisibilityBatchCommand({ QueueUrl: this.#url, Entries: entries }),
      );
    });
  }

  async remove(messages: readonly ReceivedMessage[]): Promise<FailedMessage[]> {
    return await this.#inBatches(
      messages,
      async (Entries) => await this.#client.send(new DeleteMessageBatchCommand({ QueueUrl: this.#url, Entries })),
    );
  }

  async #inBatches(
    messages: readonly ReceivedMessage[],
    send: (entries: Entry[]) => Promise<{ Failed?: BatchResultErrorEntry[] | undefined }>,
  ): Promise<FailedMessage[]> {
    const batches = Array.from({ length: Math.ceil(messages.length / BATCH) }, (_, index) =>
      messages.slice(index * BATCH, (index + 1) * BATCH),
    );
    const failed = await mapConcurrently(batches, CALLS_IN_FLIGHT, async (batch) => {
      const { Failed = [] } = await send(
        batch.map(({ receipt }, index) => ({ Id: String(index), ReceiptHandle: receipt })),
      );
      return Failed.flatMap(({ Id, Code }) => {
        const message = batch[Number(Id)];
        return message ? [{ message, reason: Code ?? "unknown" }] : [];
      });
    });
    return failed.flat();
  }
}

interface Entry {
  readonly Id: string;
  readonly ReceiptHandle: string;
}
