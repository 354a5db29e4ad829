import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandError } from "../output/CommandError.js";
import { followEvents } from "./followEvents.js";
import type { PulumiProject } from "./PulumiProject.js";
import { type PulumiRun, runPulumi } from "./runPulumi.js";

export interface DeployOptions {
  readonly project: PulumiProject;
  /** Folder of the pack that judges it. Default: none does. */
  readonly policyPack?: string;
  /** JSON file with enforcement levels and settings of the pack's rules. Default: the pack's own. */
  readonly policyPackConfig?: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Called as resources are planned and deployed, with the types of all so far. */
  readonly onProgress: (step: "preview" | "up", types: readonly string[]) => void;
}

/**
 * Previews a project and deploys it, both under a policy pack.
 *
 * @returns the stack's outputs
 * @throws CommandError with what Pulumi said when the preview, a mandatory policy or the deployment fails
 */
export async function deployProject(options: DeployOptions): Promise<Record<string, unknown>> {
  await selectStack(options);
  await runStep("preview", options);
  await runStep("up", options);
  return readOutputs(options);
}

/** Selects the project's stack and makes it where there is none. @throws CommandError with what Pulumi said */
export async function selectStack({ project, environment }: DeployOptions): Promise<void> {
  const selected = await runPulumi(["stack", "select", project.stack, "--create"], project.shadow, environment);
  if (selected.code !== 0) throw failure(project, "stack select", selected);
}

/** Previews or deploys the selected stack, under the pack where there is one. @throws CommandError with what Pulumi said */
export async function runStep(
  step: "preview" | "up",
  { project, policyPack, policyPackConfig, environment, onProgress }: DeployOptions,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-events-"));
  const log = join(folder, "events.jsonl");
  const following = followEvents(log, (types) => onProgress(step, types));
  try {
    const flags = [
      "--stack",
      project.stack,
      "--config-file",
      project.configFile,
      ...(policyPack === undefined ? [] : ["--policy-pack", policyPack]),
      ...(policyPackConfig === undefined ? [] : ["--policy-pack-config", policyPackConfig]),
      "--event-log",
      log,
    ];
    const run = await runPulumi(
      [step, ...flags, ...(step === "up" ? ["--yes", "--skip-preview"] : [])],
      project.folder,
      // The flag --event-log, which the Automation API uses too, is hidden behind this.
      { ...environment, PULUMI_DEBUG_COMMANDS: "true" },
    );
    if (run.code !== 0) throw failure(project, step, run);
  } finally {
    following.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readOutputs({ project, environment }: DeployOptions): Promise<Record<string, unknown>> {
  const run = await runPulumi(["stack", "output", "--json", "--stack", project.stack], project.shadow, environment);
  if (run.code !== 0) throw failure(project, "stack output", run);
  return JSON.parse(run.stdout) as Record<string, unknown>;
}

function failure(project: PulumiProject, step: string, run: PulumiRun): CommandError {
  const said = `${run.stdout}\n${run.stderr}`.trim();
  return new CommandError(
    `pulumi ${step} of ${project.name} failed:\n${said}`,
    `mend what Pulumi names above, then run the command again; what was deployed stays (project folder ${project.folder})`,
    1,
  );
}
