import { exampleRegions, exampleResources } from "../reference/exampleResources.js";
import { type ScalingRules, scalingRulesOf } from "./ScalingRules.js";

/** How the two services of a rule scale where the configuration says no more than it must. */
export async function plannedScaling(): Promise<{ readonly source: ScalingRules; readonly target: ScalingRules }> {
  const resources = await exampleResources();
  return {
    source: scalingRulesOf(resources, "compressor-dev-orders-source"),
    target: scalingRulesOf(resources, `compressor-dev-target-${exampleRegions[1]}`),
  };
}
