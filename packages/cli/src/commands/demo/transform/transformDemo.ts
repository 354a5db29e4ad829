import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { S3Client } from "@aws-sdk/client-s3";
import { grid } from "../../../output/grid.js";
import { startProgress } from "../../../output/progress.js";
import { connect } from "../../transform/api/connect.js";
import type { Answer } from "../../transform/api/TransformApi.js";
import type { DemoPipeline, Preparation } from "../DemoPipeline.js";
import { permissionEvidence } from "../permissionEvidence.js";
import { compareBehaviour } from "./behaviour/compareBehaviour.js";
import { fetchResults } from "./fetchResults.js";
import { judgePart } from "./judgePart.js";
import type { SourcePackage } from "./SourcePackage.js";
import { splitPackage } from "./splitPackage.js";
import { jobNameOf, submitParts } from "./submitParts.js";
import type { TransformFigures, TransformJobFigures } from "./TransformFigures.js";
import { readTransformOutputs, type TransformOutputs } from "./TransformOutputs.js";
import { writeDiffs } from "./writeDiffs.js";

const transformed = "lodash";
const parts = 20;

/**
 * Modernises the JavaScript of a package of node_modules by ESLint's fixes, as one batch of 20 jobs through the signed API, and checks what comes
 * back: digests, syntax, and that every module and documented example of the package does what it did.
 */
export const transformDemo: DemoPipeline<TransformFigures> = {
  stack: "transform",
  prepare: async ({ home, say }) => {
    const folder = join(home, "transform");
    await rm(folder, { recursive: true, force: true });
    await mkdir(join(folder, "diffs"), { recursive: true, mode: 0o700 });
    say(`splitting ${transformed} of node_modules into ${parts} sources`);
    const source = await splitPackage(transformed, parts, join(folder, "sources"));
    return async ({ outputs }) => {
      const stack = readTransformOutputs(outputs);
      const api = await connect({ url: stack.apiUrl });
      const started = new Date();
      const run = started.toISOString().replaceAll(/[-:.]/g, "").toLowerCase();
      const batch = await submitParts({ api, stack, parts: source.parts, run, say });
      const seconds = (Date.now() - started.getTime()) / 1000;
      const { figures, problems } = await checkResults({ source, stack, batch, run, folder, seconds, say });
      const permissions = { stack: "transform", region: stack.region, taskRoles: [stack.jobRole] };
      return {
        ok: problems.length === 0,
        figures,
        permissions: await permissionEvidence(home, permissions, started),
        report: {
          headline: `${figures.verified} of ${figures.files} files of ${figures.package} came back whole and parse; ${figures.modules + figures.examples - figures.differing} of ${figures.modules + figures.examples} modules and examples do what they did`,
          facts: [
            [
              "jobs",
              `${figures.succeeded} of ${figures.jobs.length} succeeded, as one batch, in ${seconds.toFixed(1)} s`,
            ],
            ["changed", `${figures.changed} files: ${figures.added} lines more, ${figures.removed} less`],
            [
              "behaves",
              `${figures.modules} modules loaded, ${figures.examples} documented examples run, before and after`,
            ],
          ],
          problems: problems.slice(0, 20),
          table: tableOf(figures),
          places: [
            ["diffs", figures.diffs],
            ["batch", `npx sallyport transform batch status ${figures.batchId} --stack sandbox`],
          ],
        },
      };
    };
  },
};

interface Run {
  readonly source: SourcePackage;
  readonly stack: TransformOutputs;
  /** The API's last answer. */
  readonly batch: Answer;
  readonly run: string;
  readonly folder: string;
  readonly seconds: number;
  readonly say: Preparation["say"];
}

async function checkResults({ source, stack, batch, run, folder, seconds, say }: Run) {
  say("fetching the results, and comparing digests");
  const s3 = new S3Client({ region: stack.region });
  const diffs = join(folder, "diffs");
  const rebuilt = join(folder, "package");
  await cp(source.folder, rebuilt, { recursive: true });
  const bar = startProgress("  results", source.parts.length);
  const problems: string[] = [];
  const jobs: TransformJobFigures[] = [];
  let verified = 0;
  let succeeded = 0;
  for (const part of source.parts) {
    const jobName = jobNameOf(part, run);
    const results = await fetchResults({ s3, bucket: stack.resultsBucket, jobName });
    const { exitCode, seconds: spent } = results?.manifest ?? {};
    if (exitCode === 0) succeeded += 1;
    else problems.push(`${jobName}: ${results ? `its program ended with ${exitCode}` : "it has stored no manifest"}`);
    const judged = await judgePart(part, results?.code ?? new Map());
    problems.push(...(results?.problems ?? []), ...judged.problems);
    await writeInto(
      rebuilt,
      part.files.map(({ key }) => key),
      results?.code ?? new Map(),
    );
    const { patches, added, removed } = judged;
    const counts = { files: part.files.length, changed: patches.length, added, removed };
    jobs.push({ jobName, ...counts, seconds: spent?.total ?? 0, diff: await writeDiffs(part, judged, diffs) });
    verified += judged.verified;
    bar.update(jobs.length);
  }
  bar.end();
  say("loading every module and running every documented example, before and after");
  const { modules, examples, differences } = await compareBehaviour(source.folder, rebuilt);
  problems.push(...differences);
  const sum = (count: (job: TransformJobFigures) => number): number => jobs.reduce((all, job) => all + count(job), 0);
  const figures: TransformFigures = {
    package: `${source.name}@${source.version}`,
    batchId: String(batch.batchId),
    jobs,
    succeeded,
    files: sum(({ files }) => files),
    verified,
    changed: sum(({ changed }) => changed),
    added: sum(({ added }) => added),
    removed: sum(({ removed }) => removed),
    modules,
    examples,
    differing: differences.length,
    diffs,
    seconds,
  };
  return { figures, problems };
}

/** Only files that were in the source: no other name of a job's results becomes a path here. */
async function writeInto(folder: string, keys: readonly string[], texts: ReadonlyMap<string, string>): Promise<void> {
  for (const key of keys) {
    const text = texts.get(key);
    if (text === undefined) continue;
    const file = join(folder, key);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

function tableOf({ jobs }: TransformFigures): string {
  const rows = jobs.map(({ jobName, files, changed, added, removed, seconds, diff }) => [
    jobName,
    ...[files, changed].map(String),
    `+${added}`,
    `-${removed}`,
    seconds.toFixed(1),
    pathToFileURL(diff).href,
  ]);
  return grid([["job", "files", "changed", "lines", "", "seconds", "diff"], ...rows]);
}
