import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { request } from "node:https";
import { createRequire } from "node:module";
import { join } from "node:path";
import { BatchClient, DescribeJobsCommand, SubmitJobCommand, TerminateJobCommand } from "@aws-sdk/client-batch";
import { GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { GetQueueUrlCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { strToU8, zipSync } from "fflate";
import { shortcomingsOf } from "../../evidence/ledger/shortcomingsOf.js";
import { temporaryFolders } from "../../testing/temporaryFolders.js";
import { ledgerOfRun } from "../demo/testing/ledgerOfRun.js";
import { type SessionCredentials, underRole } from "../demo/testing/underRole.js";
import { DeployedTransform } from "./testing/DeployedTransform.js";
import { type HostileTargets, hostileBuild } from "./testing/hostileBuild.js";
import { uploadFile } from "./uploadFile.js";

const minutes = 60_000;
/** How long the credentials of a job's role are valid. Half of it is always left when they are handed out. */
const credentialSeconds = 16;
const node = (script: string) => ["node", "-e", script];
const forEver = node("setInterval(() => {}, 1000)");
const otherKey = "transformations/other/2-1/code/theirs";
const folder = temporaryFolders();
const started = new Date();

let transform: DeployedTransform;
/** A job that is under way from the first test on, and outlives its first credentials. */
let outliving: string;
/** Credentials of the operator's that are valid for as long as the first ones of that job. */
let shortLived: SessionCredentials;

beforeAll(async () => {
  transform = await DeployedTransform.deploy(credentialSeconds);
  shortLived = await transform.openSession(credentialSeconds);
  // From before its program starts, its worker has credentials: when this time is over, those are.
  const late = `setTimeout(() => require("fs").writeFileSync("late", "late"), ${credentialSeconds * 1000})`;
  outliving = await transform.submit(node(late), { jobName: "outliving" });
}, 10 * minutes);

afterAll(async () => {
  await transform?.stop();
}, minutes);

/** Uploads files as a zip by a URL that the API signs; resolves with its `s3://` path. */
async function uploadZip(files: Readonly<Record<string, string>>): Promise<string> {
  const file = join(folder(), "source.zip");
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  await writeFile(file, zipSync(Object.fromEntries(entries)));
  return String((await uploadFile(transform.api, file)).s3Path);
}

/** What a job's program printed last. */
async function said(job: Readonly<Record<string, unknown>>): Promise<string> {
  const key = `${String(job.outputPath).replace(/^s3:\/\/[^/]+\//, "")}`;
  return await transform.read(transform.outputs.resultsBucket, `${key}${String(job.batchJobId)}-1/logs/output.log`);
}

const manifestOf = async (job: Readonly<Record<string, unknown>>) => {
  const key = String(job.outputPath).replace(/^s3:\/\/[^/]+\//, "");
  const text = await transform.read(transform.outputs.resultsBucket, `${key}${String(job.batchJobId)}-1/manifest.json`);
  return JSON.parse(text) as { readonly status: string; readonly seconds: Readonly<Record<string, number>> };
};

describe("in normal operation", () => {
  it(
    "a job reads a zip, another a prefix, and a program that calls AWS writes below its own prefix",
    async () => {
      const zip = await uploadZip({ "a.txt": "input" });
      const bucket = transform.outputs.uploadsBucket;
      await transform.s3.send(new PutObjectCommand({ Bucket: bucket, Key: "uploads/tree/src/a.txt", Body: "input" }));
      const read = node(`process.exit(require("fs").readFileSync("a.txt", "utf8") === "input" ? 0 : 1)`);
      const sdk = JSON.stringify(createRequire(import.meta.url).resolve("@aws-sdk/client-s3"));
      const write = node(
        `const { S3Client, PutObjectCommand } = require(${sdk});
         const [, , Bucket, ...key] = process.env.TRANSFORM_RESULTS.split("/");
         new S3Client({ forcePathStyle: true })
           .send(new PutObjectCommand({ Bucket, Key: key.join("/") + "code/by-program", Body: "x" }))
           .then(() => process.exit(0), () => process.exit(1));`,
      );
      const jobs = await Promise.all([
        transform.submit(read, { source: zip }),
        transform.submit(read, { source: `s3://${bucket}/uploads/tree/src/` }),
        transform.submit(write),
      ]);
      for (const job of jobs) expect(await transform.ended(job)).toMatchObject({ status: "SUCCEEDED" });
    },
    3 * minutes,
  );

  it(
    "a batch that was uploaded fails in part, is retried, and another is cancelled while its job runs",
    async () => {
      const file = join(folder(), "jobs.json");
      await writeFile(file, JSON.stringify([{ command: node("process.exit(3)") }, { command: node("") }]));
      const { s3Path: jobsFrom } = await uploadFile(transform.api, file);
      const batchId = String((await transform.post("/jobs/batch", { jobsFrom }, "batch-of-two")).batchId);
      const failed = await transform.batchEnded(batchId);
      expect(failed).toMatchObject({ status: "COMPLETED_WITH_FAILURES", failedJobs: [{ exitCode: 3 }] });
      expect(await transform.post(`/jobs/batch/${batchId}/retry`)).toMatchObject({ jobs: 1 });
      const [{ jobId }] = failed.failedJobs as [{ readonly jobId: string }];
      await transform.until("the retry has failed too", async () => {
        const { status, batchJobId } = await transform.get(`/jobs/${jobId}`);
        const again = batchJobId !== (failed.failedJobs as [{ batchJobId?: unknown }])[0].batchJobId;
        return status === "FAILED" && again ? true : undefined;
      });
      const running = String((await transform.post("/jobs/batch", { jobs: [{ command: forEver }] })).batchId);
      await transform.until("the batch's job runs", async () => {
        const { statusCounts } = await transform.get(`/jobs/batch/${running}`);
        return (statusCounts as { readonly RUNNING: number }).RUNNING === 1 ? true : undefined;
      });
      await transform.delete(`/jobs/batch/${running}`);
      expect(await transform.batchEnded(running)).toMatchObject({ statusCounts: { FAILED: 1 } });
    },
    4 * minutes,
  );

  it(
    "a job is cancelled, a call that was refused is forgotten, and configurations are kept",
    async () => {
      const job = await transform.submit(forEver);
      await transform.reached(job, "RUNNING");
      await transform.delete(`/jobs/${job}`);
      expect(await transform.ended(job)).toMatchObject({ status: "FAILED" });
      const refused = transform.post("/jobs", { command: ["sh"] }, "refused-call");
      await expect(refused).rejects.toMatchObject({ status: 400 });
      const path = "/mcp-config/tools";
      const mcpServers = { files: { command: "node", args: ["server.js"] } };
      const { version } = await transform.api.call({ method: "PUT", path, body: { mcpServers } });
      expect(await transform.get(path)).toMatchObject({ version, mcpServers });
      await transform.delete(path);
      expect(await transform.get(path, { version: String(version) })).toMatchObject({ mcpServers });
      for (const [method, missing] of [
        ["GET", path],
        ["DELETE", path],
        ["GET", "/mcp-config/never"],
      ] as const)
        await expect(transform.api.call({ method, path: missing })).rejects.toMatchObject({ status: 404 });
      const nowhere = `s3://${transform.outputs.uploadsBucket}/uploads/none/jobs.json`;
      await expect(transform.post("/jobs/batch", { jobsFrom: nowhere })).rejects.toMatchObject({ status: 400 });
    },
    3 * minutes,
  );

  it(
    "a submitter takes over from one that died: it finds what that one had handed over, and submits nothing again",
    async () => {
      const { jobsTable, jobQueue, jobDefinition, region } = transform.outputs;
      const like = await transform.submit(node(""));
      await transform.ended(like);
      const pk = (id: string) => ({ pk: { S: `JOB#${id}` }, sk: { S: "JOB" } });
      const { Item = {} } = await transform.dynamodb.send(new GetItemCommand({ TableName: jobsTable, Key: pk(like) }));
      const jobId = "d".repeat(32);
      const zero = { N: "0" };
      const { spec, createdAt, expiresAt } = Item;
      const record = { jobId: { S: jobId }, spec, createdAt, expiresAt, submission: { N: "1" } } as typeof Item;
      const died = { status: { S: "ACCEPTED" }, progress: zero, attempts: zero, claimUntil: { N: "1" } };
      const put = { TableName: jobsTable, Item: { ...pk(jobId), ...record, ...died } };
      await transform.dynamodb.send(new PutItemCommand(put));
      const { jobId: handedOver } = await transform.batch.send(
        new SubmitJobCommand({
          jobName: `${String(spec?.M?.jobName?.S)}-${jobId}-1`,
          jobQueue,
          jobDefinition,
          containerOverrides: { command: [`--output`, String(spec?.M?.output?.S), "--", ...node("")] },
          // Without the tag that says which of our jobs it is, the observer tells nothing of it: it has to be found.
          tags: { "sallyport:jobs": "transform" },
        }),
      );
      const sqs = new SQSClient({ region });
      const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: "transform-sandbox-submissions" }));
      const MessageBody = JSON.stringify({ kind: "submit", jobs: [{ jobId, submission: 1 }] });
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
      expect(await transform.reached(jobId, "SUBMITTED")).toMatchObject({ batchJobId: handedOver });
    },
    3 * minutes,
  );

  it(
    "the observer asks Batch whose job an event without tags is of, and what it could not work off is kept",
    async () => {
      const job = await transform.ended(await transform.submit(node("")));
      const lambda = new LambdaClient({ region: transform.outputs.region });
      const detail = { jobId: job.batchJobId, status: "RUNNABLE", attempts: [] };
      const Payload = JSON.stringify({ detail });
      const FunctionName = "transform-sandbox-observer";
      const told = await lambda.send(new InvokeCommand({ FunctionName, Payload }));
      expect(told.FunctionError).toBeUndefined();
      expect(await transform.get(`/jobs/${String(job.jobId)}`)).toMatchObject({ status: "SUCCEEDED" });
      await lambda.send(new InvokeCommand({ FunctionName, InvocationType: "Event", Payload: "null" }));
      const sqs = new SQSClient({ region: transform.outputs.region });
      const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: "transform-sandbox-unobserved" }));
      await transform.until("what no attempt worked off is kept", async () => {
        const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
        return Messages?.[0];
      });
    },
    2 * minutes,
  );

  it(
    "a job that outlives its first credentials still writes its results",
    async () => {
      const job = await transform.ended(outliving);
      expect(job).toMatchObject({ status: "SUCCEEDED", exitCode: 0 });
      const { region } = transform.outputs;
      // An expired session is refused, and forgotten as soon as another is opened.
      const late = new STSClient({ region, credentials: shortLived }).send(new GetCallerIdentityCommand({}));
      await expect(late).rejects.toMatchObject({ name: expect.stringMatching(/^(ExpiredToken|InvalidClientTokenId)/) });
      const { status, seconds } = await manifestOf(job);
      expect(status).toBe("succeeded");
      expect(seconds.program).toBeGreaterThanOrEqual(credentialSeconds);
      const key = `transformations/outliving/${String(job.batchJobId)}-1/code/late`;
      expect(await transform.read(transform.outputs.resultsBucket, key)).toBe("late");
    },
    3 * minutes,
  );

  it("every role was refused nothing, and uses every statement that it holds, or says why not", async () => {
    const { region } = transform.outputs;
    const place = { home: transform.stack.home, region, project: "transform" };
    const ledger = await ledgerOfRun({ ...place, since: started, test: "transformRoles.e2e.test.ts" });
    expect(ledger.roles.map(({ role }) => role).sort()).toEqual([
      "ATXBatchExecutionRole",
      "ATXBatchJobRole",
      "ATXBatchProgram-session",
      "transform-sandbox-api-role",
      "transform-sandbox-call-operator",
      "transform-sandbox-observer-role",
      "transform-sandbox-submitter-role",
      "transform-sandbox-vpc-flow-logs",
    ]);
    expect(shortcomingsOf(ledger)).toEqual([]);
  });
});

describe("who may not call", () => {
  it("is one who does not sign", async () => {
    const url = `${transform.outputs.apiUrl}/jobs/00000000`;
    const ca = readFileSync(transform.stack.environment.NODE_EXTRA_CA_CERTS ?? "");
    const status = await new Promise((resolve, reject) => {
      const call = request(url, { ca, method: "DELETE" }, (response) => resolve(response.resume().statusCode));
      call.once("error", reject).end();
    });
    expect(status).toBe(403);
  });

  it("is a role without execute-api:Invoke, whatever else it may do", async () => {
    const api = transform.signedBy(transform.operator);
    for (const call of [
      { method: "POST", path: "/jobs", body: { command: node("") } },
      { method: "GET", path: "/jobs/00000000" },
    ] as const)
      await expect(api.call(call)).rejects.toMatchObject({ status: 403 });
    await underRole({ region: transform.outputs.region, role: transform.outputs.jobRole }, async (credentials) => {
      const call = { method: "DELETE", path: "/jobs/00000000" } as const;
      await expect(transform.signedBy(credentials).call(call)).rejects.toMatchObject({ status: 403 });
    });
  });
});

describe("what is not the platform's", () => {
  /** Submits a job into the platform's queue as somebody else of the account does. */
  async function foreignJob(tags?: Readonly<Record<string, string>>): Promise<string> {
    const { jobQueue, jobDefinition, resultsBucket } = transform.outputs;
    const command = ["--output", `s3://${resultsBucket}/transformations/foreign/`, "--", ...forEver];
    const submit = {
      jobName: "foreign",
      jobQueue,
      jobDefinition,
      containerOverrides: { command },
      ...(tags && { tags }),
    };
    return (await transform.batch.send(new SubmitJobCommand(submit))).jobId ?? "";
  }

  const statusOf = async (jobId: string) => {
    const { jobs } = await transform.batch.send(new DescribeJobsCommand({ jobs: [jobId] }));
    return { status: jobs?.[0]?.status, ended: jobs?.[0]?.isTerminated };
  };

  it(
    "is not cancelled by the API, nor by its function's role alone",
    async () => {
      const foreign = [await foreignJob(), await foreignJob({ "sallyport:jobs": "payroll" })];
      for (const jobId of foreign)
        await transform.until("the foreign job runs", async () =>
          (await statusOf(jobId)).status === "RUNNING" ? true : undefined,
        );
      const { region, functionRoles } = transform.outputs;
      for (const jobId of foreign)
        await expect(transform.delete(`/jobs/${jobId}`)).rejects.toMatchObject({ status: 404 });
      for (const role of functionRoles)
        await underRole({ region, role }, async (credentials) => {
          const batch = new BatchClient({ region, credentials });
          for (const jobId of foreign)
            await expect(batch.send(new TerminateJobCommand({ jobId, reason: "not ours" }))).rejects.toMatchObject({
              name: expect.stringMatching(/AccessDenied/),
            });
        });
      for (const jobId of foreign) {
        expect(await statusOf(jobId)).toEqual({ status: "RUNNING", ended: false });
        await transform.batch.send(new TerminateJobCommand({ jobId, reason: "over" }));
      }
    },
    3 * minutes,
  );
});

describe("a hostile build", () => {
  let targets: HostileTargets;
  let source: string;

  beforeAll(async () => {
    const { outputs } = transform;
    const { region, resultsBucket, uploadsBucket, jobsTable: table, jobQueue, jobDefinition, functionRoles } = outputs;
    await transform.s3.send(new PutObjectCommand({ Bucket: resultsBucket, Key: otherKey, Body: "theirs" }));
    const { QueueUrl = "" } = await new SQSClient({ region }).send(
      new GetQueueUrlCommand({ QueueName: "transform-sandbox-submissions" }),
    );
    const sourceKey = "uploads/tree/src/a.txt";
    const role = (name: string) => `${String(outputs.callerRoleArns.operator).replace(/role\/.*$/, "role/")}${name}`;
    targets = {
      ...{ region, resultsBucket, uploadsBucket, otherKey, sourceKey, table, jobQueue, jobDefinition },
      queueUrl: QueueUrl,
      foreignJob: outliving,
      jobRoleArn: role(outputs.jobRole),
      sessionRoleArn: role("ATXBatchProgram-session"),
      functionRoleArn: role(functionRoles[0] ?? ""),
    };
    source = await uploadZip({ "build.cjs": hostileBuild(targets) });
  }, minutes);

  it(
    "has the session of its own attempt, and neither another job's results nor anything else of any role",
    async () => {
      const job = await transform.ended(await transform.submit(["node", "build.cjs"], { source }));
      expect(job).toMatchObject({ status: "SUCCEEDED" });
      const { outcomes, ...rest } = JSON.parse(await said(job)) as {
        readonly outcomes: Readonly<Record<string, string>>;
      };
      const { "write its own folder": own, ...others } = outcomes;
      expect(own).toBe("done");
      expect(Object.entries(others).filter(([, outcome]) => !/AccessDenied/.test(outcome))).toEqual([]);
      expect(rest).toEqual({
        identity: "ATXBatchProgram-session",
        endpoint: { own: 200, other: 404, none: 403, wrong: 403 },
        variables: ["AWS_CONTAINER_AUTHORIZATION_TOKEN", "AWS_CONTAINER_CREDENTIALS_FULL_URI"],
      });
      expect(await transform.read(targets.resultsBucket, otherKey)).toBe("theirs");
    },
    2 * minutes,
  );

  it(
    "has no credentials at all where programs are to have none",
    async () => {
      const { jobQueue, jobDefinition, resultsBucket } = transform.outputs;
      const command = [
        "--source",
        source,
        "--output",
        `s3://${resultsBucket}/transformations/none/`,
        "--",
        "node",
        "build.cjs",
      ];
      const environment = [{ name: "TRANSFORM_CHILD_ROLE_ARN", value: "" }];
      const containerOverrides = { command, environment };
      const { jobId = "" } = await transform.batch.send(
        new SubmitJobCommand({ jobName: "none", jobQueue, jobDefinition, containerOverrides }),
      );
      await transform.until("the job has ended", async () => {
        const { jobs } = await transform.batch.send(new DescribeJobsCommand({ jobs: [jobId] }));
        return /SUCCEEDED|FAILED/.test(jobs?.[0]?.status ?? "") ? true : undefined;
      });
      const log = await transform.read(resultsBucket, `transformations/none/${jobId}-1/logs/output.log`);
      const { outcomes, identity, endpoint, variables } = JSON.parse(log) as Record<string, object>;
      expect(new Set([...Object.values(outcomes ?? {}), identity])).toEqual(new Set(["CredentialsProviderError"]));
      expect([Object.values(endpoint ?? {}), variables]).toEqual([Array(4).fill("no endpoint"), []]);
    },
    2 * minutes,
  );
});
