import type { LeaseKeeper, Logger, MessageQueue } from "@sallyport/worker-kit";
import type { Settings } from "../settings/readSettings.js";

/** All that the consumer works with. */
export interface ConsumerContext {
  readonly settings: Settings;
  readonly queue: MessageQueue;
  readonly leases: LeaseKeeper;
  readonly logger: Logger;
  /** One run over all of the input. Resolves once everything is durable. */
  readonly run: (signal: AbortSignal) => Promise<unknown>;
  /** Aborted when everything has to be dropped. */
  readonly deadline: AbortSignal;
}
