import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox, stopSandbox } from "@sallyport/sandbox";
import { findRepositoryRoot } from "../../../workspace/findRepositoryRoot.js";
import { useSandbox } from "../../../workspace/useSandbox.js";
import { workerImages } from "../../../workspace/workerImages.js";
import { type CompressorRule, firstRule } from "../CompressorOutputs.js";
import { deployPipeline, type PipelineDeployment } from "../deployPipeline.js";

/** The compressor, deployed into a sandbox of its own. */
export interface DeployedCompressor {
  /** The sandbox's folder. */
  readonly home: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly root: string;
  readonly deployment: PipelineDeployment;
  readonly rule: CompressorRule;
  /** Stops the sandbox and removes its folder. */
  stop(): Promise<void>;
}

/** Deploys foundation and compressor as `npm start` does. */
export async function deployCompressor(): Promise<DeployedCompressor> {
  const home = await mkdtemp(join(tmpdir(), "sallyport-e2e-"));
  const root = findRepositoryRoot(process.cwd());
  const stop = async (): Promise<void> => {
    await stopSandbox(home);
    await rm(home, { recursive: true, force: true });
  };
  try {
    await startSandbox({ home, images: workerImages(root) });
    const environment = await useSandbox(home);
    const projects = [root, join(root, "stacks", "compressor")];
    const deployment = await deployPipeline({ root, home, environment, projects, say: () => {} });
    return { home, environment, root, deployment, rule: firstRule(deployment.outputs), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
