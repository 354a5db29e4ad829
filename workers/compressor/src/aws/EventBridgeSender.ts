import { type EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { RetryableError } from "@sallyport/worker-kit";
import { ARCHIVE_APPLIED, EVENT_SOURCE } from "../events/eventNames.js";
import type { Confirmation, ConfirmationSender } from "../ports.js";

/** Confirms over the region's own event bus, whose rule forwards to the source region. Needs `events:PutEvents` on it. */
export class EventBridgeSender implements ConfirmationSender {
  readonly #client: EventBridgeClient;
  readonly #bus: string;

  constructor(client: EventBridgeClient, bus: string) {
    this.#client = client;
    this.#bus = bus;
  }

  async send(confirmation: Confirmation): Promise<void> {
    const event = {
      EventBusName: this.#bus,
      Source: EVENT_SOURCE,
      DetailType: ARCHIVE_APPLIED,
      Detail: JSON.stringify(confirmation),
    };
    const { FailedEntryCount, Entries } = await this.#client.send(new PutEventsCommand({ Entries: [event] }));
    if (!FailedEntryCount) return;
    throw new RetryableError({
      reason: Entries?.[0]?.ErrorCode ?? "event-refused",
      what: "EventBridge did not take the confirmation of an archive",
      fix: "It is sent again; see the bus and the task role's access to it when it goes on",
    });
  }
}
