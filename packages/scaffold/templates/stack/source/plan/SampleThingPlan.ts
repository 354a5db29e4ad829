import type { SampleThingConfig } from "../config/SampleThingConfig.js";

/** What is deployed. */
export interface SampleThingPlan {
  readonly config: SampleThingConfig;
  readonly region: string;
  /** Start of logical and physical names: `sample-thing-<environment>`. */
  readonly base: string;
}
