import { SendMessageBatchCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { JobQueue } from "../ports.js";
import type { JobMessage } from "../submit/JobMessage.js";

const CALL = 10;
const MOST_TRIES = 5;

/** SQS behind its port. */
export class SubmitQueue implements JobQueue {
  readonly #client: SQSClient;
  readonly #url: string;

  constructor(client: SQSClient, url: string) {
    this.#client = client;
    this.#url = url;
  }

  async send(messages: readonly JobMessage[]): Promise<void> {
    let waiting = messages.map((message) => JSON.stringify(message));
    for (let tries = 0; waiting.length > 0; tries += 1) {
      if (tries === MOST_TRIES) throw new Error("SQS did not take all messages");
      const refused: string[] = [];
      for (let start = 0; start < waiting.length; start += CALL)
        refused.push(...(await this.#sendTen(waiting.slice(start, start + CALL))));
      waiting = refused;
    }
  }

  /** @returns those that SQS did not take */
  async #sendTen(bodies: readonly string[]): Promise<string[]> {
    const Entries = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
    const { Failed = [] } = await this.#client.send(new SendMessageBatchCommand({ QueueUrl: this.#url, Entries }));
    return Failed.map(({ Id }) => bodies[Number(Id)] ?? "");
  }
}
