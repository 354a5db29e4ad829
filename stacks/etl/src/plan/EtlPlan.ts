import type { BucketPlan } from "@sallyport/stack-kit";
import type { EtlConfig } from "../config/EtlConfig.js";

/** What is deployed. */
export interface EtlPlan {
  readonly config: EtlConfig;
  readonly region: string;
  /** Start of logical and physical names: `etl-<environment>`. */
  readonly base: string;
  readonly input: BucketPlan;
  /** The user that signs in; with passwords it is one of two that take turns (SEC-12). */
  readonly loaderUser: string;
}
