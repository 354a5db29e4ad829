import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { LambdaClient, RemovePermissionCommand } from "@aws-sdk/client-lambda";
import { GetQueueAttributesCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Access, documentOf, statementsFor } from "@sallyport/intents";
import { type Decision, readDecisions } from "@sallyport/sandbox";
import { type PulumiProject, pulumiProject, startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { callApi } from "../testing/callApi.js";
import { type Principal, region, type SandboxAccount, sandboxAccount } from "../testing/sandboxAccount.js";

const minutes = 60_000;
const packageRoot = join(__dirname, "..", "..");

/** An API in front of two functions, of which one fails; a third works off a queue. */
const program = `
const { HardenedApi, HardenedFunction, HardenedQueue } = require(${JSON.stringify(join(packageRoot, "dist"))});

const codePath = ${JSON.stringify(join(packageRoot, "testing", "function"))};
const jobs = new HardenedFunction("jobs", { codePath, environmentVariables: { MODE: "strict" } });
const broken = new HardenedFunction("broken", { codePath, handler: "index.fail" });
const api = new HardenedApi("jobs", {
  routes: [
    { method: "GET", path: "/broken", functionArn: broken.functionArn },
    { method: "GET", path: "/jobs/{id}", functionArn: jobs.functionArn },
    {
      method: "DELETE",
      path: "/jobs/{id}",
      functionArn: jobs.functionArn,
      throttle: { ratePerSecond: 0.1, burst: 2 },
    },
    {
      method: "POST",
      path: "/jobs",
      functionArn: jobs.functionArn,
      requestSchema: JSON.stringify({
        type: "object",
        required: ["command"],
        properties: { command: { type: "string" } },
        additionalProperties: false,
      }),
    },
  ],
});
const inbox = new HardenedQueue("inbox", {});
new HardenedFunction("sorter", { codePath, queues: [{ queueArn: inbox.queueArn, keyArn: inbox.keyArn }] });

exports.url = api.url;
exports.apiId = api.apiId;
exports.inboxUrl = inbox.queueUrl;
`;

interface Outputs {
  readonly url: string;
  readonly apiId: string;
  readonly inboxUrl: string;
}

describe("an API and its functions, deployed", () => {
  let sandbox: TestSandbox;
  let project: PulumiProject;
  let account: SandboxAccount;
  let deployed: Outputs;

  beforeAll(async () => {
    sandbox = await startTestSandbox({ pulumi: true });
    account = await sandboxAccount(sandbox);
    project = await pulumiProject(sandbox.environment, {
      "Pulumi.yaml": "name: signed-api\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n",
      "package.json": JSON.stringify({ name: "signed-api", private: true }),
      "index.js": program,
    });
    await symlink(join(packageRoot, "node_modules"), join(project.folder, "node_modules"));
    await project.pulumi("up", "--yes", "--skip-preview");
    deployed = JSON.parse(await project.pulumi("stack", "output", "--json")) as Outputs;
  }, 10 * minutes);

  afterAll(async () => {
    await sandbox?.stop();
    await project?.remove();
  }, minutes);

  /** A role with exactly the intents for some routes. */
  const callerOf = async (role: string, routes: readonly string[]): Promise<Principal> => {
    const intents =
      routes.length === 0 ? [] : [{ api: deployed.apiId, routes, actions: [Access.Invoke], label: "Jobs" }];
    const context = { accountId: account.accountId, partition: "aws", region };
    const statements = statementsFor(intents, context);
    return account.actAs(role, statements.length === 0 ? [] : [JSON.stringify(documentOf(statements))]);
  };

  const call = async (as: Principal | undefined, method: string, path: string, body?: object) => {
    const credentials = as && (await as.s3.config.credentials());
    const url = `${deployed.url}${path}`;
    return callApi(
      { url, method, ...(credentials && { credentials }), ...(body && { body: JSON.stringify(body) }) },
      sandbox.caFile,
    );
  };

  /** What API Gateway answers by itself (RFC 9457): nothing of the call in it but the request's id. */
  const problem = (status: number, code: string) => ({
    status,
    contentType: "application/problem+json",
    body: {
      type: `urn:sallyport:problem:${code}`,
      title: expect.any(String),
      status,
      detail: expect.any(String),
      instance: expect.stringMatching(/^[0-9a-f-]{36}$/),
    },
  });

  const decisionsOf = async (principal: string): Promise<Decision[]> => {
    const found: Decision[] = [];
    for await (const decision of readDecisions(sandbox.home))
      if (decision.principal.includes(principal)) found.push(decision);
    return found;
  };

  it("refuses a call that is not signed, and one that is signed by a key that nobody has (API-01)", async () => {
    expect(await call(undefined, "GET", "/jobs/7")).toEqual({
      ...problem(403, "not-signed"),
      errorType: "MissingAuthenticationTokenException",
    });
    const credentials = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "x".repeat(40) };
    const forged = await callApi({ url: `${deployed.url}/jobs/7`, method: "GET", credentials }, sandbox.caFile);
    expect(forged).toMatchObject({
      status: 403,
      contentType: "application/problem+json",
      body: { type: "urn:sallyport:problem:call-refused" },
    });
  });

  it("refuses a call that was changed after it was signed", async () => {
    const reader = await callerOf("jobs-changed", ["GET /jobs/{id}"]);
    const credentials = { ...(await reader.s3.config.credentials()), secretAccessKey: "x".repeat(40) };
    const changed = await callApi({ url: `${deployed.url}/jobs/7`, method: "GET", credentials }, sandbox.caFile);
    expect(changed).toEqual({ ...problem(403, "signature-not-valid"), errorType: "InvalidSignatureException" });
  });

  it("answers a role with the intent for the route from the function, which is told who calls (API-03)", async () => {
    const reader = await callerOf("jobs-reader", ["GET /jobs/{id}"]);
    const { status, body } = await call(reader, "GET", "/jobs/7");
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        httpMethod: "GET",
        resource: "/jobs/{id}",
        pathParameters: { id: "7" },
        body: null,
        caller: `arn:aws:sts::${account.accountId}:assumed-role/jobs-reader/test`,
        mode: "strict",
      },
    });
  });

  it("refuses a role without the intent, and one with it for another route", async () => {
    const nobody = await callerOf("jobs-nobody", []);
    const denied = { ...problem(403, "access-denied"), errorType: "AccessDeniedException" };
    expect(await call(nobody, "GET", "/jobs/7")).toEqual(denied);
    const submitter = await callerOf("jobs-submitter", ["POST /jobs"]);
    expect(await call(submitter, "GET", "/jobs/7")).toEqual(denied);
    expect(await call(submitter, "GET", "/nowhere")).toMatchObject({ status: 403, contentType: denied.contentType });
  });

  it("answers a body that does not fit the schema itself", async () => {
    const writer = await callerOf("jobs-writer", ["POST /jobs"]);
    expect(await call(writer, "POST", "/jobs", { command: "run" })).toMatchObject({
      status: 200,
      body: { body: '{"command":"run"}' },
    });
    for (const wrong of [{}, { command: 7 }, { command: "run", more: true }]) {
      expect(await call(writer, "POST", "/jobs", wrong)).toMatchObject(problem(400, "body-not-valid"));
    }
  });

  it("answers a body that is larger than API Gateway takes itself", async () => {
    const writer = await callerOf("jobs-large", ["POST /jobs"]);
    const body = { command: "x".repeat(10 * 1024 * 1024) };
    expect(await call(writer, "POST", "/jobs", body)).toMatchObject(problem(413, "body-too-large"));
  });

  it("answers for a function that fails, and does not repeat what it said", async () => {
    const reader = await callerOf("jobs-failing", ["GET /broken"]);
    const { status, contentType, body } = await call(reader, "GET", "/broken");
    expect([status, contentType]).toEqual([502, "application/problem+json"]);
    expect(body).toMatchObject({ type: "urn:sallyport:problem:internal" });
    expect(JSON.stringify(body)).not.toContain("on purpose");
  });

  it("refuses calls above the limits of their route", async () => {
    const canceller = await callerOf("jobs-canceller", ["DELETE /jobs/{id}", "GET /jobs/{id}"]);
    const answers = [];
    for (let sent = 0; sent < 3; sent += 1) answers.push(await call(canceller, "DELETE", "/jobs/7"));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(answers[2]).toMatchObject(problem(429, "too-many-calls"));
    expect((await call(canceller, "GET", "/jobs/7")).status).toBe(200);
  });

  it("lets API Gateway call the function for the named routes alone, and says so in the decision log", async () => {
    const invoked = (await decisionsOf("apigateway.amazonaws.com")).filter(({ decision }) => decision === "allow");
    expect(new Set(invoked.map(({ statement }) => statement))).toEqual(
      new Set([
        "jobs-invoke-delete-jobs-by-id",
        "jobs-invoke-get-broken",
        "jobs-invoke-get-jobs-by-id",
        "jobs-invoke-post-jobs",
      ]),
    );
  });

  it("hands the messages of a queue to its function under the function's own role", async () => {
    const inbox = { QueueUrl: deployed.inboxUrl };
    await account.root.sqs.send(new SendMessageCommand({ ...inbox, MessageBody: "one" }));
    const names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;
    for (let waited = 0; ; waited += 1) {
      const { Attributes = {} } = await account.root.sqs.send(
        new GetQueueAttributesCommand({ ...inbox, AttributeNames: [...names] }),
      );
      if (names.every((attribute) => Attributes[attribute] === "0")) break;
      if (waited > 100) throw new Error(`the message is still there: ${JSON.stringify(Attributes)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const used = (await decisionsOf("sorter-role")).map(({ action, decision, statement }) => [
      action,
      decision,
      statement,
    ]);
    expect(used).toEqual(
      expect.arrayContaining([
        ["sqs:ReceiveMessage", "allow", "ConsumeSource1Messages"],
        ["sqs:DeleteMessage", "allow", "ConsumeSource1Messages"],
        ["kms:Decrypt", "allow", "DecryptSource1Messages"],
        ["logs:PutLogEvents", "allow", "WriteFunctionLogs"],
      ]),
    );
    expect(used.filter(([, decision]) => decision === "deny")).toEqual([]);
  });

  it(
    "has nothing to change when it is deployed again",
    async () => {
      await project.pulumi("up", "--yes", "--skip-preview", "--expect-no-changes");
    },
    5 * minutes,
  );

  it("fails when the function's policy no longer lets API Gateway call it for the route", async () => {
    const lambda = new LambdaClient({
      region,
      endpoint: sandbox.endpoint,
      credentials: await account.root.sqs.config.credentials(),
      requestHandler: account.root.sqs.config.requestHandler,
    });
    const statement = { FunctionName: "jobs", StatementId: "jobs-invoke-get-jobs-by-id" };
    await lambda.send(new RemovePermissionCommand(statement));
    const reader = await callerOf("jobs-late", ["GET /jobs/{id}"]);
    expect(await call(reader, "GET", "/jobs/7")).toMatchObject(problem(500, "internal"));
  });
});
