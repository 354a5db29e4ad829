import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { request } from "node:https";
import { join } from "node:path";
import { BatchClient, DescribeJobsCommand, SubmitJobCommand, TerminateJobCommand } from "@aws-sdk/client-batch";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { GetQueueUrlCommand, SQSClient } from "@aws-sdk/client-sqs";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { strToU8, zipSync } from "fflate";
import { shortcomingsOf } from "../../evidence/ledger/shortcomingsOf.js";
import { removalTests } from "../../evidence/removal/testing/removalTests.js";
import { temporaryFolders } from "../../testing/temporaryFolders.js";
import { ledgerOfRun } from "../demo/testing/ledgerOfRun.js";
import { type SessionCredentials, underRole } from "../demo/testing/underRole.js";
import { DeployedTransform } from "./testing/DeployedTransform.js";
import { type HostileTargets, hostileBuild } from "./testing/hostileBuild.js";
import { transformRuns } from "./testing/transformRuns.js";
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
});

removalTests({
  ...{ project: "transform", runs: transformRuns },
  deployed: () => ({ pipeline: transform, place: transform.stack }),
  afterRuns: () =>
    it("were refused nothing in these runs, use every statement that they hold, or say why not", async () => {
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
    }),
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
