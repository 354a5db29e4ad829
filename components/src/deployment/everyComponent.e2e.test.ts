import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { componentNames } from "../conformance/entries.js";

const regions = ["eu-central-1", "eu-west-1"];
const minutes = 60_000;
const packageRoot = join(__dirname, "..", "..");

/** A deployment as the engine exports it. */
interface Deployment {
  readonly deployment: { readonly resources?: readonly StateResource[] };
}
interface StateResource {
  readonly type: string;
  readonly urn: string;
  readonly custom?: boolean;
  readonly inputs?: { readonly region?: string };
}

let sandbox: TestSandbox;
let project: string;

beforeAll(async () => {
  sandbox = await startTestSandbox({ pulumi: true });
  project = await mkdtemp(join(tmpdir(), "sallyport-components-"));
  const program = join(packageRoot, "dist", "deployment", "everyComponent.program.js");
  await writeFile(join(project, "Pulumi.yaml"), projectFile);
  await writeFile(join(project, "package.json"), JSON.stringify({ name: "every-component", private: true }));
  await writeFile(join(project, "index.js"), `module.exports = require(${JSON.stringify(program)});\n`);
  await symlink(join(packageRoot, "node_modules"), join(project, "node_modules"));
  await pulumi("stack", "init", "test");
}, 10 * minutes);

afterAll(async () => {
  await sandbox?.stop();
  if (project !== undefined) await rm(project, { recursive: true, force: true });
}, minutes);

describe("the library, deployed", () => {
  let deployed: Deployment;

  it(
    "makes every component, the regional ones in both regions",
    async () => {
      await pulumi("up", "--yes", "--skip-preview");
      deployed = await exported();
      const types = new Set(resourcesOf(deployed).map(({ type }) => type));
      expect(componentNames.filter((name) => !types.has(`sallyport:index:${name}`))).toEqual([]);
      const places = resourcesOf(deployed).flatMap(({ inputs }) => (inputs?.region ? [inputs.region] : []));
      expect([...new Set(places)].sort()).toEqual(regions);
    },
    10 * minutes,
  );

  it(
    "has nothing to change when it is deployed again",
    async () => {
      await pulumi("up", "--yes", "--skip-preview", "--expect-no-changes");
    },
    5 * minutes,
  );

  it(
    "leaves nothing when it is destroyed: what it had made is looked for, one by one, and not found",
    async () => {
      await pulumi("destroy", "--yes", "--skip-preview");
      expect(resourcesOf(await exported())).toEqual([]);
      const remembered = join(project, "deployed.json");
      await writeFile(remembered, JSON.stringify(deployed), { mode: 0o600 });
      await pulumi("stack", "import", "--file", remembered);
      await pulumi("refresh", "--yes", "--skip-preview");
      const found = resourcesOf(await exported()).filter(({ type }) => type.startsWith("aws:"));
      expect(found.map(({ urn }) => urn)).toEqual([]);
    },
    10 * minutes,
  );
});

const projectFile = `name: every-component
runtime:
  name: nodejs
  options:
    typescript: false
`;

/** Runs the CLI in the project. @throws with what it printed when it fails */
async function pulumi(...args: string[]): Promise<string> {
  const env = { ...process.env, ...sandbox.environment };
  const options = { cwd: project, env, maxBuffer: 64 * 1024 * 1024 };
  const quiet = args[0] === "stack" ? [] : ["--suppress-progress", "--suppress-outputs"];
  try {
    const { stdout } = await promisify(execFile)("pulumi", [...args, "--non-interactive", ...quiet], options);
    return stdout;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { readonly stdout?: string; readonly stderr?: string };
    throw new Error(`pulumi ${args.join(" ")} failed:\n${stdout.slice(-8000)}\n${stderr.slice(-4000)}`);
  }
}

async function exported(): Promise<Deployment> {
  return JSON.parse(await pulumi("stack", "export")) as Deployment;
}

function resourcesOf({ deployment }: Deployment): readonly StateResource[] {
  return deployment.resources ?? [];
}
