import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { planEnvironment } from "@sallyport/sandbox";
import { startProgress } from "../../output/progress.js";
import { readReport } from "../../policies/readReport.js";
import { runStep, selectStack } from "../../pulumi/deployProject.js";
import { preparePulumiProject, sandboxConfigurations, sandboxStack } from "../../pulumi/PulumiProject.js";
import type { CheckedProjects } from "./projectsOf.js";
import type { CheckedStack } from "./reportOf.js";

export interface CheckStacksOptions {
  readonly root: string;
  readonly projects: CheckedProjects;
  /** Id of the pack. Default: stacks are planned and nothing judges them. */
  readonly pack?: string;
  /** File of reviewed waivers. */
  readonly waivers?: string | undefined;
}

/**
 * Plans stacks without an account and judges those that are wanted by a pack: the foundation is brought up in a backend
 * that is thrown away, since the others read its outputs, and all else is previewed: each project in each of its committed
 * configurations for the sandbox. Nothing is called over a network.
 *
 * @throws CommandError with what Pulumi said where a program fails, SandboxError where there is no Pulumi CLI
 */
export async function checkStacks(options: CheckStacksOptions): Promise<readonly CheckedStack[]> {
  const { root, projects } = options;
  const home = mkdtempSync(join(tmpdir(), "sallyport-check-"));
  const bar = startProgress("checking", projects.wanted.length);
  try {
    const environment = await planEnvironment(join(home, "plan"));
    const checked: CheckedStack[] = [];
    const foundation = await checkProject({ folder: projects.foundation }, "up", home, environment, options);
    for (const [index, folder] of projects.wanted.entries()) {
      for (const configuration of sandboxConfigurations(folder)) {
        const isUp = folder === root && configuration === sandboxStack;
        const planned = { folder, configuration };
        checked.push(isUp ? foundation : await checkProject(planned, "preview", home, environment, options));
      }
      bar.update(index + 1);
    }
    return checked;
  } finally {
    bar.end();
    rmSync(home, { recursive: true, force: true });
  }
}

/** A project, in one of its configurations. */
interface Planned {
  readonly folder: string;
  /** Default: the sandbox's own. */
  readonly configuration?: string;
}

async function checkProject(
  { folder, configuration = sandboxStack }: Planned,
  step: "preview" | "up",
  home: string,
  environment: Readonly<Record<string, string>>,
  { root, projects, pack, waivers }: CheckStacksOptions,
): Promise<CheckedStack> {
  const project = preparePulumiProject(folder, home, configuration);
  const name = `${project.name}${configuration.slice(sandboxStack.length)}`;
  const report = join(home, `${name}.jsonl`);
  let types: readonly string[] = [];
  const deployment = {
    project,
    ...(pack === undefined || !projects.wanted.includes(folder)
      ? {}
      : judgedBy(join(root, "policies", "packs", pack), home)),
    environment: {
      ...environment,
      SALLYPORT_POLICY_REPORT: report,
      ...(waivers === undefined ? {} : { SALLYPORT_WAIVERS: waivers }),
    },
    onProgress: (_step: "preview" | "up", soFar: readonly string[]) => {
      types = soFar;
    },
  };
  await selectStack(deployment);
  await runStep(step, deployment);
  return {
    name,
    file: join(relative(root, folder), "Pulumi.yaml"),
    resources: types.length,
    types: [...new Set(types)].sort(),
    lines: readReport(report),
  };
}

/** All rules advisory: the report has the violations, and Pulumi's own failures stay apart from them. */
function judgedBy(policyPack: string, home: string) {
  const policyPackConfig = join(home, "policies.json");
  writeFileSync(policyPackConfig, JSON.stringify({ all: "advisory" }));
  return { policyPack, policyPackConfig };
}
