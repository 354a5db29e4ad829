import { join } from "node:path";
import { startSandbox } from "@sallyport/sandbox";
import type { PermissionSummary } from "../../evidence/ledger/summarisePermissions.js";
import { keepRun } from "../../evidence/runs/keepRun.js";
import { useSandbox } from "../../workspace/useSandbox.js";
import { workerImages } from "../../workspace/workerImages.js";
import type { PipelineRun } from "./DemoPipeline.js";
import type { CompressorFigures, DemoResult, FiguresByPipeline } from "./DemoResult.js";
import { deployPipeline, type PipelineDeployment } from "./deployPipeline.js";
import { type PipelineName, pipelines } from "./pipelines.js";

export interface DemoOptions {
  readonly root: string;
  readonly home: string;
  /** Folder of the files to move; undefined for each pipeline's own. */
  readonly input: string | undefined;
  readonly names: readonly PipelineName[];
  readonly say: (line: string) => void;
}

type Figures = NonNullable<FiguresByPipeline[PipelineName]>;
type Run = PipelineRun<Figures> & { readonly name: PipelineName };

/** Deploys pipelines into the sandbox under policy checks, sends data through each and checks all that comes out. */
export async function runDemo({ root, home, input, names, say }: DemoOptions): Promise<DemoResult> {
  const ready = [];
  for (const name of names) {
    const { stack, prepare } = pipelines[name];
    ready.push({ name, folder: join(root, "stacks", stack), run: await prepare({ root, home, input, say }) });
  }
  const sandbox = await startSandbox({ home, images: workerImages(root), onProgress: say });
  const environment = await useSandbox(home);
  const projects = [root, ...ready.map(({ folder }) => folder)];
  const deployment = await deployPipeline({ root, home, environment, projects, say });
  const runs: Run[] = [];
  for (const { name, folder, run } of ready) {
    const outputs = deployment.outputsOf.get(folder) ?? {};
    const { stack } = pipelines[name];
    const send = async () => await run({ outputs, endpoint: sandbox.endpoint ?? "" });
    runs.push({ name, ...(await keepRun(home, { name: `sallyport demo ${name}`, stack }, send)) });
  }
  return summarise(home, deployment, runs);
}

function summarise(home: string, { policies }: PipelineDeployment, runs: readonly Run[]): DemoResult {
  const permissions = together(runs.map((run) => run.permissions));
  const unexplained = permissions.unused.filter(({ reason }) => reason === null);
  const figures: FiguresByPipeline = Object.fromEntries(runs.map((run) => [run.name, run.figures]));
  const top: Partial<CompressorFigures> = figures.compressor ?? {};
  const right = runs.every(({ ok }) => ok);
  return {
    ok: right && policies.violations === 0 && permissions.denied === 0 && unexplained.length === 0,
    document: {
      ...top,
      policies: { passed: policies.passed, violations: policies.violations, undetermined: policies.undetermined },
      permissions: { granted: permissions.granted, used: permissions.used, denied: permissions.denied },
      pipelines: figures,
    },
    detail: { reports: runs.map(({ name, ok, report }) => ({ name, ok, report })), policies, permissions, home },
  };
}

function together(summaries: readonly PermissionSummary[]): PermissionSummary {
  const sum = (count: (summary: PermissionSummary) => number) =>
    summaries.reduce((all, summary) => all + count(summary), 0);
  return {
    granted: sum(({ granted }) => granted),
    used: sum(({ used }) => used),
    denied: sum(({ denied }) => denied),
    unused: summaries.flatMap(({ unused }) => unused),
    refusals: summaries.flatMap(({ refusals }) => refusals),
  };
}
