import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { ReportLine } from "@sallyport/policies";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { readReport } from "../../policies/readReport.js";
import { runStep, selectStack } from "../../pulumi/deployProject.js";
import { preparePulumiProject } from "../../pulumi/PulumiProject.js";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import { workerImages } from "../../workspace/workerImages.js";
import { projectsOf } from "./projectsOf.js";
import { type UnknownAtFirst, unknownAtFirst } from "./testing/unknownAtFirst.js";

const minutes = 60_000;
const root = findRepositoryRoot(process.cwd());
const { foundation, wanted } = projectsOf(root, []);

let sandbox: TestSandbox;
const used = new Set<UnknownAtFirst>();

beforeAll(async () => {
  sandbox = await startTestSandbox({ pulumi: true, images: workerImages(root) });
}, 10 * minutes);

afterAll(async () => {
  await sandbox?.stop();
}, minutes);

/** What the strict pack, in which every rule is mandatory, says of a project in a preview or a deployment. */
async function judged(step: "preview" | "up", folder: string): Promise<readonly ReportLine[]> {
  const project = preparePulumiProject(folder, sandbox.home);
  const report = join(sandbox.home, `${project.name}-${step}.jsonl`);
  const deployment = {
    project,
    policyPack: join(root, "policies", "packs", "strict"),
    environment: { ...sandbox.environment, SALLYPORT_POLICY_REPORT: report },
    onProgress: () => {},
  };
  await selectStack(deployment);
  await runStep(step, deployment);
  return readReport(report);
}

/** The entry of the reviewed list that a judgement is about: by the nearest component and the property that was read. */
function listed(line: ReportLine): UnknownAtFirst | undefined {
  if (line.kind !== "undetermined") return undefined;
  const component = /sallyport:index:(\w+)\$[^$]*$/.exec(line.urn.split("::")[2] ?? "")?.[1];
  const property = / value at \.(\w+)\S* can't be known during preview$/.exec(line.reason)?.[1];
  return unknownAtFirst.find((entry) => entry.component === component && entry.property === property);
}

describe("the first preview of a stack, when values that AWS computes are unknown", () => {
  it.each(wanted.map((folder) => [folder === foundation ? "foundation" : basename(folder), folder]))(
    "leaves no mandatory rule undetermined but by what the reviewed list names: %s",
    async (_name, folder) => {
      const said = await judged("preview", folder);
      // The other stacks read its outputs.
      if (folder === foundation) await judged("up", folder);
      expect(said.length).toBeGreaterThan(300);
      const undetermined = said.filter(({ kind }) => kind === "undetermined");
      expect(undetermined.filter((line) => listed(line) === undefined)).toEqual([]);
      for (const entry of undetermined.map(listed)) if (entry) used.add(entry);
    },
    10 * minutes,
  );

  it("has no list longer than it needs", () => {
    expect(unknownAtFirst.filter((entry) => !used.has(entry))).toEqual([]);
  });
});
