import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readDecisions } from "@sallyport/sandbox";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";

const minutes = 60_000;
const packageRoot = join(__dirname, "..", "..");

let sandbox: TestSandbox;
let project: string;

beforeAll(async () => {
  sandbox = await startTestSandbox({ pulumi: true });
  project = await mkdtemp(join(tmpdir(), "sallyport-scheduled-"));
  const program = join(packageRoot, "dist", "deployment", "scheduledTask.program.js");
  await writeFile(join(project, "Pulumi.yaml"), projectFile);
  await writeFile(join(project, "package.json"), JSON.stringify({ name: "scheduled-task", private: true }));
  await writeFile(join(project, "index.js"), `require(${JSON.stringify(program)});\n`);
  await symlink(join(packageRoot, "node_modules"), join(project, "node_modules"));
  await pulumi("stack", "init", "test");
  await pulumi("up", "--yes", "--skip-preview");
}, 10 * minutes);

afterAll(async () => {
  await sandbox?.stop();
  if (project !== undefined) await rm(project, { recursive: true, force: true });
}, minutes);

describe("the role of a schedule, deployed under its boundary", () => {
  const running = ["ecs:RunTask RunScheduledTasks", "iam:PassRole PassExecutionRole", "iam:PassRole PassTaskRole"];

  it(
    "needs each of its statements on resources to start the task and keep what failed, and no other",
    async () => {
      expect(await decided("started", running.length)).toEqual(running.map((call) => `allow ${call}`));
      const keeping = [
        "kms:Decrypt DecryptFailedStartsMessages",
        "kms:GenerateDataKey GenerateDataKeyForFailedStartsMessages",
        "sqs:SendMessage SendFailedStartsMessages",
      ];
      const all = [...running, ...keeping];
      expect(await decided("failing", all.length)).toEqual(all.map((call) => `allow ${call}`));
      expect(await grantedTo("failing")).toEqual(all.map((call) => call.split(" ")[1]).sort());
    },
    minutes,
  );
});

const projectFile = `name: scheduled-task
runtime:
  name: nodejs
  options:
    typescript: false
`;

/** What was decided under a schedule's role, once there are so many decisions: schedules are looked at every ten seconds. */
async function decided(task: string, count: number): Promise<string[]> {
  for (let tries = 0; ; tries += 1) {
    const lines: string[] = [];
    for await (const { principal, decision, action, statement } of readDecisions(sandbox.home)) {
      if (principal.includes(`assumed-role/${task}-scheduler/`)) lines.push(`${decision} ${action} ${statement}`);
    }
    if (lines.length >= count || tries === 60) return lines.sort();
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Ids of the statements in the policies of a schedule's role. */
async function grantedTo(task: string): Promise<string[]> {
  const { deployment } = JSON.parse(await pulumi("stack", "export")) as {
    readonly deployment: {
      readonly resources: readonly { readonly urn: string; readonly inputs?: { policy?: string } }[];
    };
  };
  const policies = deployment.resources.filter(({ urn }) => new RegExp(`::${task}-scheduler-(access|keys)$`).test(urn));
  return policies
    .flatMap(({ inputs }) => (JSON.parse(inputs?.policy ?? "") as { Statement: { Sid: string }[] }).Statement)
    .map(({ Sid }) => Sid)
    .sort();
}

/** Runs the CLI in the project. @throws with what it printed when it fails */
async function pulumi(...args: string[]): Promise<string> {
  const env = { ...process.env, ...sandbox.environment };
  try {
    const { stdout } = await promisify(execFile)("pulumi", [...args, "--non-interactive"], { cwd: project, env });
    return stdout;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { readonly stdout?: string; readonly stderr?: string };
    throw new Error(`pulumi ${args.join(" ")} failed:\n${stdout.slice(-8000)}\n${stderr.slice(-4000)}`);
  }
}
