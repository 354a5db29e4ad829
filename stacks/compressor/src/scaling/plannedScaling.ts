import { plannedResources } from "@sallyport/stack-kit/testing";
import { compressorConfig } from "../config/CompressorConfig.js";
import { deployCompressor } from "../deployment/deployCompressor.js";
import { planCompressor } from "../plan/planCompressor.js";
import { type ScalingRules, scalingRulesOf } from "./ScalingRules.js";

const regions = ["eu-west-1", "eu-central-1"] as const;

/** How the two services of a rule scale where the configuration says no more than it must. */
export async function plannedScaling(): Promise<{ readonly source: ScalingRules; readonly target: ScalingRules }> {
  const [from, to] = regions;
  const config = compressorConfig.parse({
    imageVersion: "1.0.0",
    networks: { [from]: { cidrBlock: "10.64.0.0/16" }, [to]: { cidrBlock: "10.65.0.0/16" } },
    rules: [{ name: "orders", source: { region: from }, destinations: [{ region: to }] }],
  });
  const plan = planCompressor(config, regions);
  const resources = await plannedResources(() => void deployCompressor(plan), regions);
  return {
    source: scalingRulesOf(resources, "compressor-dev-orders-source"),
    target: scalingRulesOf(resources, `compressor-dev-target-${to}`),
  };
}
