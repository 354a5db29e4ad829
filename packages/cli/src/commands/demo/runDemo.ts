import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { IAMClient } from "@aws-sdk/client-iam";
import { S3Client } from "@aws-sdk/client-s3";
import { readDecisions, type SandboxStatus, sandboxEnvironment, startSandbox } from "@sallyport/sandbox";
import { grantedStatements } from "../../evidence/grantedStatements.js";
import { type PermissionSummary, summarisePermissions } from "../../evidence/summarisePermissions.js";
import { type PolicySummary, summarisePolicies } from "../../evidence/summarisePolicies.js";
import { startProgress } from "../../output/progress.js";
import { deployProject } from "../../pulumi/deployProject.js";
import { preparePulumiProject } from "../../pulumi/PulumiProject.js";
import { workerImages } from "../../workspace/workerImages.js";
import { awaitArrival } from "./awaitArrival.js";
import { awaitConfirmation } from "./awaitConfirmation.js";
import { type CompressorRule, firstRule } from "./CompressorOutputs.js";
import type { DemoResult, PipelineFigures } from "./DemoResult.js";
import { type InputFile, inputFiles } from "./inputFiles.js";
import { measureArchives } from "./measureArchives.js";
import { uploadInput } from "./uploadInput.js";
import { verifyArrival } from "./verifyArrival.js";

export interface DemoOptions {
  readonly root: string;
  readonly home: string;
  /** Folder of the files to move. */
  readonly input: string;
  readonly say: (line: string) => void;
}

/** How long nothing may arrive before the demo gives up, milliseconds. */
const patience = 120_000;

/** Deploys the compressor into the sandbox under policy checks, moves files through it and checks every one that arrives. */
export async function runDemo(options: DemoOptions): Promise<DemoResult> {
  const files = await inputFiles(options.input);
  const sandbox = await startSandbox({
    home: options.home,
    images: workerImages(options.root),
    onProgress: options.say,
  });
  const environment = await sandboxEnvironment(options.home);
  // The AWS clients of this process talk to the sandbox, as its user: the same variables that `sandbox env` prints.
  Object.assign(process.env, environment);
  const { outputs, policies } = await deploy(options, environment);
  const rule = firstRule(outputs);
  const started = new Date();
  const prefix = `${rule.sourcePrefix}run-${started.toISOString().replaceAll(/[:.]/g, "-")}/`;
  const { figures, problems } = await moveFiles({ rule, prefix, files, started, say: options.say });
  const permissions = await permissionEvidence(options.home, rule, started);
  return summarise({ options, sandbox, rule, prefix, figures, problems, policies, permissions });
}

async function deploy(
  { root, home, say }: DemoOptions,
  environment: Readonly<Record<string, string>>,
): Promise<{ outputs: Record<string, unknown>; policies: PolicySummary }> {
  const report = join(home, "policy-report.jsonl");
  mkdirSync(home, { recursive: true, mode: 0o700 });
  rmSync(report, { force: true });
  const policyPack = join(root, "policies", "packs", "baseline");
  let outputs: Record<string, unknown> = {};
  for (const folder of [root, join(root, "stacks", "compressor")]) {
    const project = preparePulumiProject(folder, home);
    say(`deploying ${project.name}: preview and up, under the policy pack`);
    let planned = 0;
    const bars = { preview: startProgress("  preview", 1), up: startProgress("  up", 1) };
    outputs = await deployProject({
      project,
      policyPack,
      environment: { ...environment, SALLYPORT_POLICY_REPORT: report },
      onProgress: (step, resources) => {
        if (step === "preview") planned = resources;
        bars[step].update(resources / Math.max(planned, 1));
      },
    }).finally(() => {
      bars.preview.end();
      bars.up.end();
    });
  }
  return { outputs, policies: summarisePolicies(report) };
}

interface Move {
  readonly rule: CompressorRule;
  readonly prefix: string;
  readonly files: readonly InputFile[];
  readonly started: Date;
  readonly say: (line: string) => void;
}

async function moveFiles({
  rule,
  prefix,
  files,
  started,
  say,
}: Move): Promise<{ figures: PipelineFigures; problems: readonly string[] }> {
  const source = new S3Client({ region: rule.sourceRegion });
  const bytes = files.reduce((sum, { size }) => sum + size, 0);

  say(`uploading ${files.length} files to ${rule.sourceBucket}/${prefix}`);
  const uploads = startProgress("  upload", files.length);
  let uploaded = 0;
  await uploadInput(source, rule.sourceBucket, prefix, files, () => uploads.update(++uploaded)).finally(() =>
    uploads.end(),
  );

  const problems: string[] = [];
  let restored = files.length;
  let verified = files.length;
  for (const { region, bucket } of rule.destinations) {
    const s3 = new S3Client({ region });
    say(`waiting for them in ${bucket} (${region})`);
    const arrivals = startProgress("  arrival", files.length);
    const arrival = {
      s3,
      bucket,
      prefix,
      expected: files.length,
      patience,
      onCount: (count: number) => arrivals.update(count),
    };
    await awaitArrival(arrival).finally(() => arrivals.end());
    say("comparing bytes, metadata, content type and tags");
    const checks = startProgress("  verify", files.length);
    let checked = 0;
    const outcome = await verifyArrival({ s3, bucket, prefix }, files, () => checks.update(++checked)).finally(() =>
      checks.end(),
    );
    restored = Math.min(restored, outcome.restored);
    verified = Math.min(verified, outcome.verified);
    problems.push(...outcome.problems);
  }
  const seconds = (Date.now() - started.getTime()) / 1000;

  say("waiting until the source has removed the confirmed archives");
  const stagingPrefix = `${rule.sourceBucket}/`;
  await awaitConfirmation({ s3: source, bucket: rule.stagingBucket, prefix: stagingPrefix, patience });
  const { archives, archiveBytes } = await measureArchives(source, rule.stagingBucket, stagingPrefix, started);
  const ratio = archiveBytes === 0 ? 0 : Number((bytes / archiveBytes).toFixed(3));
  const figures = {
    objects: files.length,
    bytes,
    archives,
    archiveBytes,
    ratio,
    restored,
    verified,
    lost: files.length - verified,
    seconds,
  };
  return { figures, problems };
}

async function permissionEvidence(home: string, rule: CompressorRule, since: Date): Promise<PermissionSummary> {
  const iam = new IAMClient({ region: rule.sourceRegion });
  const granted = (await Promise.all(rule.taskRoles.map((role) => grantedStatements(iam, role)))).flat();
  return summarisePermissions(granted, readDecisions(home, { since }));
}

interface Parts {
  readonly options: DemoOptions;
  readonly sandbox: SandboxStatus;
  readonly rule: CompressorRule;
  readonly prefix: string;
  readonly figures: PipelineFigures;
  readonly problems: readonly string[];
  readonly policies: PolicySummary;
  readonly permissions: PermissionSummary;
}

function summarise({ options, sandbox, rule, prefix, figures, problems, policies, permissions }: Parts): DemoResult {
  return {
    ok: figures.lost === 0 && policies.violations === 0 && permissions.denied === 0,
    document: {
      ...figures,
      policies: { passed: policies.passed, violations: policies.violations, undetermined: policies.undetermined },
      permissions: { granted: permissions.granted, used: permissions.used, denied: permissions.denied },
      pipelines: { compressor: figures },
    },
    detail: { problems, policies, permissions, rule, prefix, home: options.home, endpoint: sandbox.endpoint ?? "" },
  };
}
