import type { Message } from "@aws-sdk/client-sqs";

/** A message of a dead-letter queue, under a lease. */
export interface Letter {
  readonly id: string;
  readonly receipt: string;
  readonly body: string;
  /** How often it was received, this time and those before it was set aside included. */
  readonly receiveCount: number;
  /** When it was sent to the queue that it was set aside from. ISO 8601. */
  readonly sentAt: string;
  readonly attributes: Message["MessageAttributes"];
}
