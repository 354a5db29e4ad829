import { ConfigError } from "@sallyport/stack-kit";
import type { SampleThingConfig } from "../config/SampleThingConfig.js";
import type { SampleThingPlan } from "./SampleThingPlan.js";

/** Days that data of production is kept at least: what is found wrong within a month can then be worked out again. */
const leastInProduction = 30;

/**
 * What the configuration means as a whole.
 *
 * @throws ConfigError where production would lose its data within a month
 */
export function planSampleThing(config: SampleThingConfig, region: string): SampleThingPlan {
  const { environment, expireDays } = config;
  if (environment === "prod" && expireDays < leastInProduction) {
    const fix = `keep objects at least ${leastInProduction} days`;
    throw new ConfigError("expireDays", `production would keep its data ${expireDays} days`, fix);
  }
  return { config, region, base: `sample-thing-${environment}` };
}
