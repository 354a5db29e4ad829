import type { LeaseKeeper, Logger, MessageQueue } from "@sallyport/worker-kit";
import type { SourceLevels } from "../levels/SourceLevels.js";
import type { SideMetrics } from "../metrics/sideMetrics.js";
import type { ArchiveLedger, ObjectStore } from "../ports.js";
import type { SourceSettings } from "../settings/readSettings.js";

/** All that the steps of the source side work with. */
export interface SourceContext {
  readonly settings: SourceSettings;
  readonly queue: MessageQueue;
  readonly leases: LeaseKeeper;
  readonly store: ObjectStore;
  readonly ledger: ArchiveLedger;
  readonly levels: SourceLevels;
  readonly logger: Logger;
  readonly metrics: SideMetrics<"source">;
  /** Aborted when everything has to be dropped. */
  readonly deadline: AbortSignal;
}
