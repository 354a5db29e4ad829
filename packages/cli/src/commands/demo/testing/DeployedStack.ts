import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox, stopSandbox } from "@sallyport/sandbox";
import { findRepositoryRoot } from "../../../workspace/findRepositoryRoot.js";
import { useSandbox } from "../../../workspace/useSandbox.js";
import { workerImages } from "../../../workspace/workerImages.js";
import { deployPipeline, type PipelineDeployment } from "../deployPipeline.js";

/** A stack, deployed into a sandbox of its own. */
export interface DeployedStack {
  /** The sandbox's folder. */
  readonly home: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly root: string;
  readonly deployment: PipelineDeployment;
  /** Stops the sandbox and removes its folder. */
  stop(): Promise<void>;
}

/**
 * Deploys the foundation and a stack as `npm start` does.
 *
 * @param name the stack's folder below `stacks/`
 * @param configuration its committed configuration; by default the one that `npm start` deploys
 */
export async function deployStack(name: string, configuration?: string): Promise<DeployedStack> {
  const home = await mkdtemp(join(tmpdir(), "sallyport-e2e-"));
  const root = findRepositoryRoot(process.cwd());
  const stop = async (): Promise<void> => {
    await stopSandbox(home);
    await rm(home, { recursive: true, force: true });
  };
  try {
    await startSandbox({ home, images: workerImages(root) });
    const environment = await useSandbox(home);
    const projects = [root, join(root, "stacks", name)];
    const deployment = await deployPipeline({ root, home, environment, projects, configuration, say: () => {} });
    return { home, environment, root, deployment, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
