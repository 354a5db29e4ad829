import { type PlannedResource, plannedResources } from "@sallyport/stack-kit/testing";
import { compressorConfig } from "../config/CompressorConfig.js";
import { deployCompressor } from "../deployment/deployCompressor.js";
import { planCompressor } from "../plan/planCompressor.js";

/** Where the example's only rule starts and ends. */
export const exampleRegions = ["eu-west-1", "eu-central-1"] as const;

/** All that would be deployed for one rule, `orders`, where the configuration says no more than it must. */
export async function exampleResources(): Promise<readonly PlannedResource[]> {
  const [from, to] = exampleRegions;
  const config = compressorConfig.parse({
    imageVersion: "1.0.0",
    networks: { [from]: { cidrBlock: "10.64.0.0/16" }, [to]: { cidrBlock: "10.65.0.0/16" } },
    rules: [{ name: "orders", source: { region: from }, destinations: [{ region: to }] }],
  });
  const plan = planCompressor(config, exampleRegions);
  return await plannedResources(() => void deployCompressor(plan), exampleRegions);
}
