import type { BucketPlan } from "@sallyport/stack-kit";
import type { Prices } from "@sallyport/transfer-economics";
import type { CompressorConfig, DestinationConfig, RuleConfig } from "../config/CompressorConfig.js";

/** A destination of a rule. */
interface DestinationPlan {
  readonly region: string;
  readonly bucket: BucketPlan;
  readonly storageClass: DestinationConfig["storageClass"];
}

/** Size and limits of one worker service. */
export interface CapacityPlan {
  readonly minTasks: number;
  readonly maxTasks: number;
  /** Messages, waiting or in work, for which one task is enough: objects on the source side, archives on the target's. */
  readonly backlogPerTask: number;
  readonly cpu: number;
  readonly memoryMib: number;
  readonly ephemeralStorageGib: number;
  readonly visibilityTimeoutSeconds: number;
  readonly onDemandPercent: number;
}

/** Where the archives of a rule are kept. */
export interface BackupPlan {
  readonly region: string;
  readonly bucket: BucketPlan;
  /** Table of the bucket's catalog. */
  readonly table: string;
  readonly retentionDays: number | undefined;
  readonly lockDays: number | undefined;
}

/** A rule, resolved. */
export interface RulePlan {
  readonly name: string;
  readonly region: string;
  readonly bucket: BucketPlan;
  readonly prefix: string;
  readonly suffix: string | undefined;
  readonly level: RuleConfig["level"];
  /** Of the regions, and of a task of the rule's size. */
  readonly prices: Prices;
  /** Whether it gets a state machine for the objects that are there already. */
  readonly backfill: boolean;
  readonly batch: RuleConfig["batch"];
  readonly mirrorDeletes: boolean;
  readonly mirrorExpiry: boolean;
  /** Of the rule's source workers. */
  readonly capacity: CapacityPlan;
  /** Where its objects are restored. */
  readonly destinations: readonly DestinationPlan[];
  readonly backups: readonly BackupPlan[];
}

/** A region in which rules start: one staging bucket, one key and one ledger for all of them. */
export interface SourceRegionPlan {
  readonly region: string;
  readonly rules: readonly RulePlan[];
}

/** What of a rule arrives in a region. */
export interface ArrivalPlan {
  readonly rule: RulePlan;
  readonly destinations: readonly DestinationPlan[];
  readonly backups: readonly BackupPlan[];
}

/** A region in which rules end: one inbound bucket, key, queue, ledger and service for all of them. */
export interface TargetRegionPlan {
  readonly region: string;
  readonly capacity: CapacityPlan;
  readonly dollarsPerTaskHour: number;
  /** Each rule with its destinations and backups in this region. */
  readonly arrivals: readonly ArrivalPlan[];
}

/** The network of a region that has a part. */
export interface NetworkPlan {
  readonly region: string;
  readonly cidrBlock: string;
  /** Whether archives arrive here, so that workers have to confirm. */
  readonly receives: boolean;
}

/** What is deployed where. */
export interface CompressorPlan {
  readonly config: CompressorConfig;
  /** One for each region that has a part, sorted. */
  readonly networks: readonly NetworkPlan[];
  readonly sources: readonly SourceRegionPlan[];
  readonly targets: readonly TargetRegionPlan[];
}
