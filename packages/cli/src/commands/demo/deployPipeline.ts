import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type PolicySummary, summarisePolicies } from "../../evidence/summarisePolicies.js";
import { startProgress } from "../../output/progress.js";
import { deployProject } from "../../pulumi/deployProject.js";
import { preparePulumiProject } from "../../pulumi/PulumiProject.js";

export interface PipelineDeployment {
  /** Outputs of the last project's stack. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Outputs of each project's stack, by its folder. */
  readonly outputsOf: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly policies: PolicySummary;
}

interface DeployPipelineOptions {
  /** The repository. */
  readonly root: string;
  /** The sandbox's folder. */
  readonly home: string;
  /** Variables by which the CLI uses the sandbox. */
  readonly environment: Readonly<Record<string, string>>;
  /** Folders of the projects, in order: each may read the outputs of those before it. */
  readonly projects: readonly string[];
  /** The committed configuration of the last project, one of `sandboxConfigurations`. Default: the stack's own. */
  readonly configuration?: string | undefined;
  readonly say: (line: string) => void;
}

/**
 * Deploys projects into a running sandbox, each previewed and brought up under the strict pack.
 *
 * @throws CommandError with what Pulumi said when a preview, a mandatory policy or a deployment fails
 */
export async function deployPipeline(options: DeployPipelineOptions): Promise<PipelineDeployment> {
  const { root, home, environment, projects, configuration, say } = options;
  const report = join(home, "policy-report.jsonl");
  mkdirSync(home, { recursive: true, mode: 0o700 });
  rmSync(report, { force: true });
  const policyPack = join(root, "policies", "packs", "strict");
  const outputsOf = new Map<string, Readonly<Record<string, unknown>>>();
  for (const folder of projects) {
    const project = preparePulumiProject(folder, home, folder === projects.at(-1) ? configuration : undefined);
    say(`deploying ${project.name}: preview and up, under the policy pack`);
    let planned = 0;
    const bars = { preview: startProgress("  preview", 1), up: startProgress("  up", 1) };
    const outputs = await deployProject({
      project,
      policyPack,
      environment: { ...environment, SALLYPORT_POLICY_REPORT: report },
      onProgress: (step, { length }) => {
        if (step === "preview") planned = length;
        bars[step].update(length / Math.max(planned, 1));
      },
    }).finally(() => {
      bars.preview.end();
      bars.up.end();
    });
    outputsOf.set(folder, outputs);
  }
  const outputs = outputsOf.get(projects.at(-1) ?? "") ?? {};
  return { outputs, outputsOf, policies: summarisePolicies(report) };
}
