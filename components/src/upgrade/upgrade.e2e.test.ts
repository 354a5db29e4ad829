import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type PulumiProject, startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import type { Release, ReleasedResource } from "./Release.js";
import { releaseFile } from "./releaseFile.js";
import { stateOf, urnPrefix } from "./stateOf.js";
import { upgradeProject } from "./upgradeProject.js";

const minutes = 60_000;
const release = JSON.parse(readFileSync(releaseFile, "utf8")) as Release;

/** Types whose every change is a new version, made before the old one goes: nothing is lost with that. */
const versioned = [
  "aws:apigateway/deployment:Deployment",
  "aws:batch/jobDefinition:JobDefinition",
  "aws:ecs/taskDefinition:TaskDefinition",
];

/** What is read of `pulumi preview --json`. */
interface Preview {
  readonly steps: readonly { readonly op: string; readonly urn: string }[];
  /** How many resources each kind of step is about; those without a change among them. */
  readonly changeSummary: Readonly<Record<string, number>>;
}

let sandbox: TestSandbox;
let project: PulumiProject;

beforeAll(async () => {
  sandbox = await startTestSandbox({ pulumi: true });
  project = await upgradeProject(sandbox.environment);
}, 10 * minutes);

afterAll(async () => {
  await sandbox?.stop();
  await project?.remove();
}, minutes);

/**
 * The engine and the provider decide, as in an upgrade: the engine finds resources by URN and alias, the provider says
 * which change replaces. That answer is the sandbox's, whose inputs are held to the official provider's by a test of
 * its own, not the official provider's.
 */
describe(`a stack deployed with ${release.version}, previewed with today's components`, () => {
  it(
    "keeps every resource: none is replaced, and none is lost for want of an alias",
    async () => {
      expect(await endedBy(release.resources)).toEqual([]);
    },
    5 * minutes,
  );

  it(
    "would lose a resource under another name and replace a bucket of another name: the test can fail",
    async () => {
      const policy = "sallyport:index:TaskRole$aws:iam/rolePolicy:RolePolicy::orders-access";
      const bucket = "sallyport:index:HardenedBucket$aws:s3/bucket:Bucket::orders-bucket";
      const changed = release.resources.map((resource) => {
        if (resource.urn === policy) return { ...resource, urn: `${policy}-old` };
        if (resource.urn === bucket) return { ...resource, inputs: { ...resource.inputs, bucket: "old-name" } };
        return resource;
      });
      const ended = await endedBy(changed);
      expect(ended).toContain(`delete ${policy}-old`);
      expect(ended).toContain(`replace ${bucket}`);
    },
    5 * minutes,
  );
});

/** The resources that an upgrade from this state would delete or replace. */
async function endedBy(resources: readonly ReleasedResource[]): Promise<string[]> {
  await project.imported(stateOf({ ...release, resources }));
  const { steps, changeSummary } = JSON.parse(await project.pulumi("preview", "--json")) as Preview;
  const planned = Object.values(changeSummary).reduce((sum, count) => sum + count, 0);
  // All but the provider, which has no step.
  expect(planned).toBeGreaterThanOrEqual(resources.length - 1);
  return (
    steps
      .filter(({ op }) => /delete|replace/.test(op))
      // A newer SDK brings its own default provider; resources move to it without being replaced.
      .filter(({ urn }) => !["pulumi:providers:", ...versioned].some((type) => urn.includes(type)))
      .map(({ op, urn }) => `${op} ${urn.replace(urnPrefix, "")}`)
  );
}
