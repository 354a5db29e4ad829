import type { BucketPlan } from "@sallyport/stack-kit";
import type { KpiConfig } from "../config/KpiConfig.js";

/** Spark on EMR Serverless: the image and the bounds of a run. */
export interface SparkPlan {
  readonly imageRepository: string;
  readonly imageVersion: string;
  readonly maxVcpus: number;
  readonly maxMemoryGib: number;
  readonly maxDiskGib: number;
  readonly timeoutMinutes: number;
}

/** What is deployed. */
export interface KpiPlan {
  readonly config: KpiConfig;
  readonly region: string;
  /** Start of logical and physical names: `kpi-<environment>`. */
  readonly base: string;
  readonly input: BucketPlan;
  /** Undefined where the worker computes by itself. */
  readonly spark: SparkPlan | undefined;
}
