import type { BucketPlan } from "@sallyport/stack-kit";
import type { Prices } from "@sallyport/worker-compressor/economics";
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
  readonly batch: RuleConfig["batch"];
  /** Of the rule's source workers. */
  readonly capacity: CapacityPlan;
  readonly destinations: readonly DestinationPlan[];
}

/** A region in which rules start: one staging bucket, one key and one ledger for all of them. */
export interface SourceRegionPlan {
  readonly region: string;
  readonly rules: readonly RulePlan[];
}

/** A region in which rules end: one inbound bucket, key, queue, ledger and service for all of them. */
export interface TargetRegionPlan {
  readonly region: string;
  readonly capacity: CapacityPlan;
  readonly dollarsPerTaskHour: number;
  /** Each rule with its destinations in this region. */
  readonly arrivals: readonly { readonly rule: RulePlan; readonly destinations: readonly DestinationPlan[] }[];
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
