import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type PulumiProject, pulumiProject, startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";

const minutes = 60_000;
const packageRoot = join(__dirname, "..", "..");
const policyPack = join(packageRoot, "..", "policies", "packs", "strict");
const quiet = ["--suppress-progress", "--suppress-outputs"];

/** A bucket whose versioning the configuration `bent` turns off, by Pulumi's own option on the component. */
const program = `
const pulumi = require("@pulumi/pulumi");
const { HardenedBucket } = require(${JSON.stringify(join(packageRoot, "dist", "storage", "HardenedBucket.js"))});

const suspend = ({ type, props, opts }) =>
  type === "aws:s3/bucketVersioning:BucketVersioning"
    ? { props: { ...props, versioningConfiguration: { status: "Suspended" } }, opts }
    : undefined;

const transforms = new pulumi.Config().getBoolean("bent") ? [suspend] : [];
const tags = { owner: "data", environment: "dev", system: "orders", dataClass: "internal", costCentre: "4711" };
new HardenedBucket("data", { tags }, { transforms });
`;

let sandbox: TestSandbox;
let project: PulumiProject;

beforeAll(async () => {
  sandbox = await startTestSandbox({ pulumi: true });
  project = await pulumiProject(sandbox.environment, {
    "Pulumi.yaml": "name: escape-hatch\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n",
    "package.json": JSON.stringify({ name: "escape-hatch", private: true }),
    "index.js": program,
  });
  await symlink(join(packageRoot, "node_modules"), join(project.folder, "node_modules"));
}, 10 * minutes);

afterAll(async () => {
  await sandbox?.stop();
  await project?.remove();
}, minutes);

const previewed = () => project.pulumi("preview", ...quiet, "--policy-pack", policyPack);

describe("Pulumi's own option `transforms` on a component", () => {
  it(
    "is not needed: the component as it is passes the policy pack",
    async () => {
      await expect(previewed()).resolves.not.toContain("s3-versioning-enabled");
    },
    5 * minutes,
  );

  it(
    "changes a child that no argument of the component reaches",
    async () => {
      await project.pulumi("config", "set", "bent", "true");
      await project.pulumi("up", "--yes", "--skip-preview", ...quiet);
      const versioning = (await project.resources()).find(({ urn }) => urn.endsWith("::data-versioning"));
      expect(versioning?.outputs).toMatchObject({ versioningConfiguration: { status: "Suspended" } });
    },
    5 * minutes,
  );

  it(
    "does not get a weakening past the policy pack",
    async () => {
      await expect(previewed()).rejects.toThrow(/s3-versioning-enabled[\s\S]*data-bucket does not keep versions/);
    },
    5 * minutes,
  );
});
