import type { LeaseKeeper, Logger, MessageQueue } from "@sallyport/worker-kit";
import type { RangeSource } from "../archive/index.js";
import type { SideMetrics } from "../metrics/sideMetrics.js";
import type { ConfirmationSender, ObjectCopies, ObjectLedger, ObjectStore } from "../ports.js";
import type { TargetSettings } from "../settings/readSettings.js";

/** All that the steps of the target side work with. */
export interface TargetContext {
  readonly settings: TargetSettings;
  readonly queue: MessageQueue;
  readonly leases: LeaseKeeper;
  readonly store: ObjectStore;
  readonly copies: ObjectCopies;
  readonly ledger: ObjectLedger;
  readonly confirmations: ConfirmationSender;
  /** Ranged reads of an archive that is too large for memory. */
  readonly openRanges: (archive: StagedArchive) => Promise<RangeSource>;
  readonly logger: Logger;
  readonly metrics: SideMetrics<"target">;
  /** Aborted when everything has to be dropped. */
  readonly deadline: AbortSignal;
}

/** An archive in the inbound bucket, as its event tells. */
export interface StagedArchive {
  readonly rule: string;
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string | undefined;
  readonly etag?: string | undefined;
  /** Bytes. */
  readonly size: number;
}
