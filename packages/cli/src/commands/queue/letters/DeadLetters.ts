import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { Letter } from "./Letter.js";

/** SQS's limit of messages in a call. */
const BATCH = 10;
/** Seconds that a received message is hidden from others: what a killed command had in its hands comes back after them. */
const LEASE_SECONDS = 120;
/** Answers without a message that are taken for the end: one alone may come from servers that have none. */
const EMPTY_ANSWERS = 2;

/** The messages of a dead-letter queue. */
export class DeadLetters {
  readonly #sqs: SQSClient;
  readonly url: string;

  constructor(sqs: SQSClient, url: string) {
    this.#sqs = sqs;
    this.url = url;
  }

  /**
   * Leases messages, ten at most at a time, until none are left or `most` were given. What came to its first queue after
   * `before` is left alone: a message that was moved back may have failed again by now, and would be moved for ever.
   */
  async *lease(most: number, before = Date.now()): AsyncGenerator<readonly Letter[], void> {
    const seen = new Set<string>();
    for (let [given, empty] = [0, 0]; given < most && empty < EMPTY_ANSWERS; ) {
      const received = await this.#receive(Math.min(BATCH, most - given));
      const [wanted, others] = [
        received.filter(({ id, sentAt }) => !seen.has(id) && Date.parse(sentAt) <= before),
        received.filter(({ sentAt }) => Date.parse(sentAt) > before),
      ];
      await this.giveBack(others);
      for (const { id } of wanted) seen.add(id);
      empty = wanted.length === 0 ? empty + 1 : 0;
      given += wanted.length;
      if (wanted.length > 0) yield wanted;
    }
  }

  /** Ends leases, so that the messages can be received at once. */
  async giveBack(letters: readonly Letter[]): Promise<void> {
    for (const Entries of entriesOf(letters)) {
      const hidden = Entries.map((entry) => ({ ...entry, VisibilityTimeout: 0 }));
      await this.#sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: this.url, Entries: hidden }));
    }
  }

  /** Deletes messages. Resolves with those that SQS did not delete: they come back when their lease ends. */
  async remove(letters: readonly Letter[]): Promise<readonly Letter[]> {
    const left: Letter[] = [];
    for (let from = 0; from < letters.length; from += BATCH) {
      const batch = letters.slice(from, from + BATCH);
      const [Entries] = entriesOf(batch);
      const { Failed = [] } = await this.#sqs.send(new DeleteMessageBatchCommand({ QueueUrl: this.url, Entries }));
      for (const { Id } of Failed) left.push(...batch.slice(Number(Id), Number(Id) + 1));
    }
    return left;
  }

  async #receive(MaxNumberOfMessages: number): Promise<readonly Letter[]> {
    const { Messages = [] } = await this.#sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: this.url,
        MaxNumberOfMessages,
        // Long enough for SQS to ask all of its servers.
        WaitTimeSeconds: 1,
        VisibilityTimeout: LEASE_SECONDS,
        MessageSystemAttributeNames: ["ApproximateReceiveCount", "SentTimestamp"],
        MessageAttributeNames: ["All"],
      }),
    );
    return Messages.map(letterOf);
  }
}

function letterOf({ MessageId = "", ReceiptHandle = "", Body = "", Attributes, MessageAttributes }: Message): Letter {
  return {
    id: MessageId,
    receipt: ReceiptHandle,
    body: Body,
    receiveCount: Number(Attributes?.ApproximateReceiveCount ?? 1),
    sentAt: new Date(Number(Attributes?.SentTimestamp ?? 0)).toISOString(),
    attributes: MessageAttributes,
  };
}

function entriesOf(letters: readonly Letter[]): { Id: string; ReceiptHandle: string }[][] {
  const calls = Math.ceil(letters.length / BATCH);
  return Array.from({ length: calls }, (_, call) =>
    letters
      .slice(call * BATCH, (call + 1) * BATCH)
      .map(({ receipt }, index) => ({ Id: String(index), ReceiptHandle: receipt })),
  );
}
