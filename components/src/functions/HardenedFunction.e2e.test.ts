import { readFileSync } from "node:fs";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { Agent } from "node:https";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { GetQueueUrlCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Decision, readDecisions } from "@sallyport/sandbox";
import { type PulumiProject, pulumiProject, startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { region, type SandboxAccount, sandboxAccount } from "../testing/sandboxAccount.js";

const minutes = 60_000;
const packageRoot = join(__dirname, "..", "..");

/** A function that fails at what a schedule hands over, and one whose code the test changes. */
const program = (codePath: string) => `
const { HardenedFunction } = require(${JSON.stringify(join(packageRoot, "dist"))});

new HardenedFunction("nightly", {
  codePath: ${JSON.stringify(join(packageRoot, "testing", "function"))},
  handler: "index.fail",
  schedules: [{ name: "sweep", scheduleExpression: "cron(0 3 * * ? *)", input: JSON.stringify({ sweep: true }) }],
  asyncRetries: 0,
});
new HardenedFunction("changing", { codePath: ${JSON.stringify(codePath)}, environmentVariables: { MODE: "strict" } });
`;

const answering = (text: string) => `export const handler = async () => ${JSON.stringify(text)};\n`;

describe("a function, deployed", () => {
  let sandbox: TestSandbox;
  let project: PulumiProject;
  let account: SandboxAccount;
  let lambda: LambdaClient;
  let bundle: string;

  beforeAll(async () => {
    sandbox = await startTestSandbox({ pulumi: true });
    account = await sandboxAccount(sandbox);
    lambda = new LambdaClient({
      region,
      endpoint: sandbox.endpoint,
      credentials: await account.root.sqs.config.credentials(),
      requestHandler: { httpsAgent: new Agent({ ca: readFileSync(sandbox.caFile) }) },
    });
    const folder = await mkdtemp(join(tmpdir(), "sallyport-bundle-"));
    bundle = join(folder, "handler.mjs");
    await writeFile(bundle, answering("one"));
    project = await pulumiProject(sandbox.environment, {
      "Pulumi.yaml": "name: functions\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n",
      "package.json": JSON.stringify({ name: "functions", private: true }),
      "index.js": program(bundle),
    });
    await symlink(join(packageRoot, "node_modules"), join(project.folder, "node_modules"));
    await project.pulumi("up", "--yes", "--skip-preview");
  }, 10 * minutes);

  afterAll(async () => {
    await sandbox?.stop();
    await project?.remove();
    if (bundle !== undefined) await rm(dirname(bundle), { recursive: true, force: true });
  }, minutes);

  const decisionsOf = async (role: string): Promise<Decision[]> => {
    const found: Decision[] = [];
    for await (const decision of readDecisions(sandbox.home)) {
      if (decision.principal.includes(`assumed-role/${role}/`)) found.push(decision);
    }
    return found;
  };

  const answerOf = async (FunctionName: string): Promise<unknown> => {
    const { Payload = new Uint8Array() } = await lambda.send(new InvokeCommand({ FunctionName }));
    return JSON.parse(Buffer.from(Payload).toString()) as unknown;
  };

  it("sets the event aside that it failed on, under its own role and with its own key", async () => {
    const event = {
      FunctionName: "nightly",
      InvocationType: "Event" as const,
      Payload: JSON.stringify({ sweep: true }),
    };
    await lambda.send(new InvokeCommand(event));
    const { sqs } = account.root;
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: "nightly-failed" }));
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
    expect(Messages.map(({ Body = "" }) => JSON.parse(Body) as object)).toMatchObject([
      { requestPayload: { sweep: true }, responsePayload: { errorMessage: "on purpose" } },
    ]);
    const used = (await decisionsOf("nightly-role")).map(({ action, decision }) => [action, decision]);
    expect(used).toEqual(
      expect.arrayContaining([
        ["sqs:SendMessage", "allow"],
        ["kms:GenerateDataKey", "allow"],
        ["kms:Decrypt", "allow"],
      ]),
    );
  });

  it(
    "is deployed again when its code changes, and by nothing else",
    async () => {
      const up = (...more: string[]) => project.pulumi("up", "--yes", "--skip-preview", ...more);
      expect(await answerOf("changing")).toBe("one");
      await up("--expect-no-changes");
      await writeFile(bundle, answering("two"));
      expect(await up()).toMatch(/~ 1 updated/);
      expect(await answerOf("changing")).toBe("two");
    },
    5 * minutes,
  );

  it(
    "leaves nothing when it is destroyed",
    async () => {
      await project.pulumi("destroy", "--yes", "--skip-preview");
      expect(await project.resources()).toEqual([]);
      await expect(lambda.send(new InvokeCommand({ FunctionName: "nightly" }))).rejects.toMatchObject({
        name: "ResourceNotFoundException",
      });
    },
    5 * minutes,
  );
});
