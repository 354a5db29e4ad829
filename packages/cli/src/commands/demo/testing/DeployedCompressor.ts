import { type CompressorRule, firstRule } from "../CompressorOutputs.js";
import { type DeployedStack, deployStack } from "./DeployedStack.js";

/** The compressor, deployed into a sandbox of its own. */
export interface DeployedCompressor extends DeployedStack {
  readonly rule: CompressorRule;
}

/** Deploys foundation and compressor as `npm start` does. */
export async function deployCompressor(): Promise<DeployedCompressor> {
  const deployed = await deployStack("compressor");
  return { ...deployed, rule: firstRule(deployed.deployment.outputs) };
}
