import type { LeaseKeeper, Logger, MessageQueue } from "@sallyport/worker-kit";
import type { LoadResult } from "../LoadResult.js";
import type { Settings } from "../settings/readSettings.js";

/** All that the consumer works with. */
export interface ConsumerContext {
  readonly settings: Settings;
  readonly queue: MessageQueue;
  readonly leases: LeaseKeeper;
  readonly logger: Logger;
  /** Loads one file; resolves once everything is durable. */
  readonly load: (key: string, sequencer: string | undefined, signal: AbortSignal) => Promise<LoadResult>;
  /** Keys of the files that no event told of. */
  readonly missed: (signal: AbortSignal) => Promise<readonly string[]>;
  /** Aborted when everything has to be dropped. */
  readonly deadline: AbortSignal;
}
