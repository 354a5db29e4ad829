import { type EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { RetryableError } from "@sallyport/worker-kit";
import { EVENT_SOURCE, RUN_FAILED, RUN_SUCCEEDED } from "../events/eventNames.js";
import { type RunEnded, runEnded } from "../events/runEnded.js";
import type { EventSink, RunRecord } from "../ports.js";
import { retrying } from "./retrying.js";

/** Tells each run's end on an event bus. Needs `events:PutEvents` on it. */
export class EventBridgeSink implements EventSink {
  readonly #client: EventBridgeClient;
  readonly #bus: string;

  constructor(client: EventBridgeClient, bus: string) {
    this.#client = client;
    this.#bus = bus;
  }

  async send(record: RunRecord): Promise<void> {
    const detail: RunEnded = runEnded(record);
    const event = {
      EventBusName: this.#bus,
      Source: EVENT_SOURCE,
      DetailType: record.status === "succeeded" ? RUN_SUCCEEDED : RUN_FAILED,
      Detail: JSON.stringify(detail),
    };
    // The end is told even where the run was aborted.
    await retrying(new AbortController().signal, async () => {
      const { FailedEntryCount, Entries } = await this.#client.send(new PutEventsCommand({ Entries: [event] }));
      if (FailedEntryCount) throw refused(Entries?.[0]?.ErrorCode);
    });
  }
}

function refused(code: string | undefined): RetryableError {
  return new RetryableError({
    reason: code ?? "event-refused",
    what: "EventBridge did not take the event of a run's end",
    fix: "It is sent again; see the bus and the task role's access to it when it goes on",
  });
}
