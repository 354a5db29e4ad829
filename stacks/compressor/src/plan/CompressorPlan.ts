import type { BucketPlan } from "@sallyport/stack-kit";
import type { CompressorConfig, DestinationConfig, RuleConfig } from "../config/CompressorConfig.js";

/** A destination of a rule. */
interface DestinationPlan {
  readonly region: string;
  readonly bucket: BucketPlan;
  readonly storageClass: DestinationConfig["storageClass"];
}

/** A rule, resolved. */
export interface RulePlan {
  readonly name: string;
  readonly region: string;
  readonly bucket: BucketPlan;
  readonly prefix: string;
  readonly suffix: string | undefined;
  readonly level: number;
  readonly batch: RuleConfig["batch"];
  readonly mirrorDeletes: boolean;
  readonly mirrorExpiry: boolean;
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
