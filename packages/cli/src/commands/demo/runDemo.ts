import { join } from "node:path";
import { type SandboxStatus, startSandbox } from "@sallyport/sandbox";
import type { PermissionSummary } from "../../evidence/summarisePermissions.js";
import { useSandbox } from "../../workspace/useSandbox.js";
import { workerImages } from "../../workspace/workerImages.js";
import { type CompressorRule, firstRule } from "./CompressorOutputs.js";
import type { DemoResult } from "./DemoResult.js";
import { deployPipeline, type PipelineDeployment } from "./deployPipeline.js";
import { inputFiles } from "./inputFiles.js";
import { type MoveOutcome, moveFiles } from "./moveFiles.js";
import { permissionEvidence } from "./permissionEvidence.js";

export interface DemoOptions {
  readonly root: string;
  readonly home: string;
  /** Folder of the files to move. */
  readonly input: string;
  readonly say: (line: string) => void;
}

/** Deploys the compressor into the sandbox under policy checks, moves files through it and checks every one that arrives. */
export async function runDemo({ root, home, input, say }: DemoOptions): Promise<DemoResult> {
  const files = await inputFiles(input);
  const sandbox = await startSandbox({ home, images: workerImages(root), onProgress: say });
  const environment = await useSandbox(home);
  const projects = [root, join(root, "stacks", "compressor")];
  const deployment = await deployPipeline({ root, home, environment, projects, say });
  const rule = firstRule(deployment.outputs);
  const started = new Date();
  const prefix = `${rule.sourcePrefix}run-${started.toISOString().replaceAll(/[:.]/g, "-")}/`;
  const move = await moveFiles({ rule, prefix, files, say });
  const permissions = await permissionEvidence(home, rule, started);
  return summarise({ home, sandbox, deployment, rule, prefix, move, permissions });
}

interface Parts {
  readonly home: string;
  readonly sandbox: SandboxStatus;
  readonly deployment: PipelineDeployment;
  readonly rule: CompressorRule;
  readonly prefix: string;
  readonly move: MoveOutcome;
  readonly permissions: PermissionSummary;
}

function summarise({ home, sandbox, deployment, rule, prefix, move, permissions }: Parts): DemoResult {
  const { figures, problems } = move;
  const { policies } = deployment;
  const unexplained = permissions.unused.filter(({ reason }) => reason === undefined);
  return {
    ok: figures.lost === 0 && policies.violations === 0 && permissions.denied === 0 && unexplained.length === 0,
    document: {
      ...figures,
      policies: { passed: policies.passed, violations: policies.violations, undetermined: policies.undetermined },
      permissions: { granted: permissions.granted, used: permissions.used, denied: permissions.denied },
      pipelines: { compressor: figures },
    },
    detail: { problems, policies, permissions, rule, prefix, home, endpoint: sandbox.endpoint ?? "" },
  };
}
