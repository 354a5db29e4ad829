import { join } from "node:path";
import { startTestSandbox } from "@sallyport/sandbox/testing";
import { type PolicySummary, summarisePolicies } from "../../../evidence/summarisePolicies.js";
import { runStep, selectStack } from "../../../pulumi/deployProject.js";
import { type PulumiProject, preparePulumiProject, sandboxStack } from "../../../pulumi/PulumiProject.js";
import { readStackOutputs } from "../../../pulumi/readStackOutputs.js";
import { findRepositoryRoot } from "../../../workspace/findRepositoryRoot.js";
import { useSandbox } from "../../../workspace/useSandbox.js";
import type { FoundationOutputs } from "./FoundationOutputs.js";

/** The foundation as an account that is alone has it, in a sandbox of its own. */
export interface DeployedFoundation {
  /** The sandbox's folder. */
  readonly home: string;
  readonly root: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly project: PulumiProject;
  readonly outputs: FoundationOutputs;
  readonly policies: PolicySummary;
  /** Stops the sandbox and removes its folder. */
  stop(): Promise<void>;
}

/** Deploys the whole foundation, of which the pipelines' own tests have the part that they need. */
export async function deployFoundation(): Promise<DeployedFoundation> {
  const root = findRepositoryRoot(process.cwd());
  const sandbox = await startTestSandbox({ pulumi: true });
  const { home } = sandbox;
  try {
    const environment = await useSandbox(home);
    const project = preparePulumiProject(root, home, "sandbox-account");
    const report = join(home, "foundation.jsonl");
    const deployment = {
      project,
      policyPack: join(root, "policies", "packs", "strict"),
      environment: { ...environment, SALLYPORT_POLICY_REPORT: report },
      onProgress: () => {},
    };
    await selectStack(deployment);
    await runStep("up", deployment);
    const outputs = (await readStackOutputs(
      project.shadow,
      sandboxStack,
      "look above",
    )) as unknown as FoundationOutputs;
    const policies = summarisePolicies(report);
    return { home, root, environment, project, outputs, policies, stop: () => sandbox.stop() };
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
}
