import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  type Deployment,
  type PulumiProject,
  pulumiProject,
  startTestSandbox,
  type TestSandbox,
} from "@sallyport/sandbox/testing";
import { componentNames } from "../conformance/entries.js";

const regions = ["eu-central-1", "eu-west-1"];
const minutes = 60_000;
const packageRoot = join(__dirname, "..", "..");
const quiet = ["--yes", "--skip-preview", "--suppress-progress", "--suppress-outputs"];

let sandbox: TestSandbox;
let project: PulumiProject;

beforeAll(async () => {
  sandbox = await startTestSandbox({ pulumi: true });
  const program = join(packageRoot, "dist", "deployment", "everyComponent.program.js");
  project = await pulumiProject(sandbox.environment, {
    "Pulumi.yaml": "name: every-component\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n",
    "package.json": JSON.stringify({ name: "every-component", private: true }),
    "index.js": `module.exports = require(${JSON.stringify(program)});\n`,
  });
  await symlink(join(packageRoot, "node_modules"), join(project.folder, "node_modules"));
}, 10 * minutes);

afterAll(async () => {
  await sandbox?.stop();
  await project?.remove();
}, minutes);

describe("the library, deployed", () => {
  let deployed: Deployment;

  it(
    "makes every component, the regional ones in both regions",
    async () => {
      await project.pulumi("up", ...quiet);
      deployed = await project.exported();
      const resources = await project.resources();
      const types = new Set(resources.map(({ type }) => type));
      expect(componentNames.filter((name) => !types.has(`sallyport:index:${name}`))).toEqual([]);
      const places = resources.flatMap(({ inputs }) => (inputs?.region ? [inputs.region] : []));
      expect([...new Set(places)].sort()).toEqual(regions);
    },
    10 * minutes,
  );

  it("has no secret value in its state in clear", () => {
    expect(JSON.stringify(deployed)).toContain("every/login/");
    expect(JSON.stringify(deployed)).not.toMatch(/every-(password|token)/);
  });

  it(
    "has nothing to change when it is deployed again",
    async () => {
      await project.pulumi("up", ...quiet, "--expect-no-changes");
    },
    5 * minutes,
  );

  it(
    "leaves nothing when it is destroyed: what it had made is looked for, one by one, and not found",
    async () => {
      await project.pulumi("destroy", ...quiet);
      expect(await project.resources()).toEqual([]);
      await project.imported(deployed);
      await project.pulumi("refresh", ...quiet);
      const found = (await project.resources()).filter(({ type }) => type.startsWith("aws:"));
      expect(found.map(({ urn }) => urn)).toEqual([]);
    },
    10 * minutes,
  );
});
