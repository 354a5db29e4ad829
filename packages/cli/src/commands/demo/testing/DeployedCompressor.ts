import { type DemoRule, firstRule } from "../CompressorOutputs.js";
import { type DeployedStack, deployStack } from "./DeployedStack.js";

/** The compressor, deployed into a sandbox of its own. */
export interface DeployedCompressor extends DeployedStack {
  readonly rule: DemoRule;
}

/**
 * Deploys foundation and compressor as `npm start` does.
 *
 * @param configuration the compressor's committed configuration; by default the one of `npm start`
 */
export async function deployCompressor(configuration?: string): Promise<DeployedCompressor> {
  const deployed = await deployStack("compressor", configuration);
  return { ...deployed, rule: firstRule(deployed.deployment.outputs) };
}
