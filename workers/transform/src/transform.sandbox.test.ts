import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import {
  listKeys,
  makeBucket,
  type SandboxClients,
  sandboxClients,
  startWorker,
  taskCredentials,
  until,
} from "@sallyport/worker-kit/testing";
import { CredentialsEndpoint } from "./execute/credentials/CredentialsEndpoint.js";
import type { Manifest } from "./results/Manifest.js";
import { zipBytes } from "./testing/zipBytes.js";

const region = "eu-west-1";
const bucket = "transform-results";
const roleName = "transform-job";
const bundle = join(import.meta.dirname, "..", "dist", "bundle", "main.mjs");
const require = createRequire(import.meta.url);

let sandbox: TestSandbox;
let clients: SandboxClients;
let environment: Readonly<Record<string, string>>;

beforeAll(async () => {
  sandbox = await startTestSandbox();
  clients = sandboxClients(sandbox, region);
  await makeBucket(clients, bucket);
  await makeBucket(clients, "not-for-jobs");
  const role = `arn:aws:iam::000000000000:role/${roleName}`;
  const credentials = await taskCredentials(clients, roleName, [
    [["s3:GetObject"], [`arn:aws:s3:::${bucket}/*`]],
    [["s3:ListBucket"], [`arn:aws:s3:::${bucket}`]],
    [["s3:PutObject"], [`arn:aws:s3:::${bucket}/transformations/*`]],
    [["sts:AssumeRole"], [role]],
    [["sqs:ListQueues"], ["*"]],
  ]);
  environment = {
    ...credentials,
    AWS_ENDPOINT_URL: sandbox.endpoint,
    NODE_EXTRA_CA_CERTS: sandbox.caFile,
    AWS_REGION: region,
    TRANSFORM_BUCKET: bucket,
    TRANSFORM_PROGRAMS: "node",
    TRANSFORM_PATH: `${dirname(process.execPath)}:/usr/bin:/bin`,
    TRANSFORM_CHILD_ROLE_ARN: role,
  };
  const zip = zipBytes([{ name: "src/a.txt", content: "input" }]);
  await clients.s3.send(new PutObjectCommand({ Bucket: bucket, Key: "uploads/1/code.zip", Body: zip }));
  await clients.s3.send(
    new PutObjectCommand({ Bucket: bucket, Key: "transformations/other/2-1/code/theirs", Body: "theirs" }),
  );
}, 60_000);
afterAll(async () => {
  clients?.close();
  await sandbox?.stop();
}, 60_000);

async function start(jobName: string, words: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const output = ["--output", `s3://${bucket}/transformations/${jobName}/`];
  return await startWorker(bundle, { ...environment, AWS_BATCH_JOB_ID: "0a1b", ...more }, [...output, ...words]);
}

async function read(key: string): Promise<string> {
  const { Body } = await clients.s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return await text(Body as AsyncIterable<Uint8Array> as never);
}

const manifestOf = async (jobName: string): Promise<Manifest> =>
  JSON.parse(await read(`transformations/${jobName}/0a1b-1/manifest.json`));

/** What a hostile build tries, as a program: it has the SDK, and prints each outcome. */
const hostile = `
  const { S3Client, GetObjectCommand, PutObjectCommand, ListObjectsV2Command } = require(process.argv[1]);
  const { STSClient, AssumeRoleCommand } = require(process.argv[2]);
  const { SQSClient, ListQueuesCommand } = require(process.argv[3]);
  const bucket = "${bucket}", own = "transformations/tries/0a1b-1/", other = "transformations/other/2-1/";
  const s3 = new S3Client({ forcePathStyle: true }), sts = new STSClient({}), sqs = new SQSClient({});
  const put = (Key) => s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: "x" }));
  const tries = {
    putOwn: () => put(own + "state"),
    getOwn: () => s3.send(new GetObjectCommand({ Bucket: bucket, Key: own + "state" })),
    putOwnManifest: () => put(own + "manifest.json"),
    putOther: () => put(other + "mine"),
    putSibling: () => put("transformations/tries/0a1b-2/code/mine"),
    getOther: () => s3.send(new GetObjectCommand({ Bucket: bucket, Key: other + "code/theirs" })),
    getUpload: () => s3.send(new GetObjectCommand({ Bucket: bucket, Key: "uploads/1/code.zip" })),
    list: () => s3.send(new ListObjectsV2Command({ Bucket: bucket })),
    widen: () => sts.send(new AssumeRoleCommand({ RoleArn: "arn:aws:iam::000000000000:role/${roleName}", RoleSessionName: "wide" })),
    otherService: () => sqs.send(new ListQueuesCommand({})),
  };
  (async () => {
    const outcomes = {};
    for (const [name, attempt] of Object.entries(tries)) outcomes[name] = await attempt().then(() => "done", (error) => error.name);
    outcomes.keys = Object.keys(process.env).filter((name) => /ACCESS_KEY|SECRET|SESSION/.test(name)).join();
    console.log(JSON.stringify(outcomes));
    // A content that was not read holds its connection.
    process.exit();
  })();`;
const sdk = [
  require.resolve("@aws-sdk/client-s3"),
  require.resolve("@aws-sdk/client-sts"),
  require.resolve("@aws-sdk/client-sqs"),
];

describe("the worker under its role", () => {
  test("brings a zip from S3, and stores results with their digests", async () => {
    const script = `require("fs").appendFileSync("src/a.txt", " changed")`;
    const worker = await start("plain", ["--source", `s3://${bucket}/uploads/1/code.zip`, "--", "node", "-e", script]);
    expect(await worker.exited).toBe(0);
    expect(await read("transformations/plain/0a1b-1/code/src/a.txt")).toBe("input changed");
    expect(await manifestOf("plain")).toMatchObject({ status: "succeeded", complete: true, source: { kind: "zip" } });
    expect(worker.events("identity")).toMatchObject([{ principal: expect.stringContaining(roleName) }]);
    expect(worker.events("job.result")).toMatchObject([{ exitCode: 0, files: 2 }]);
  }, 60_000);

  test("gives its program a session that reaches its own prefix, and nothing else of the job role's", async () => {
    const worker = await start("tries", ["--", "node", "-e", hostile, ...sdk]);
    expect(await worker.exited).toBe(0);
    const denied = expect.stringMatching(/AccessDenied/);
    expect(JSON.parse(await read("transformations/tries/0a1b-1/logs/output.log"))).toEqual({
      putOwn: "done",
      getOwn: "done",
      putOwnManifest: denied,
      putOther: denied,
      putSibling: denied,
      getOther: denied,
      getUpload: denied,
      list: denied,
      widen: denied,
      otherService: denied,
      keys: "",
    });
  }, 60_000);

  test("gives its program no credentials at all where no role is set for it", async () => {
    const worker = await start("none", ["--", "node", "-e", hostile, ...sdk], { TRANSFORM_CHILD_ROLE_ARN: "" });
    expect(await worker.exited).toBe(0);
    const outcomes = JSON.parse(await read("transformations/none/0a1b-1/logs/output.log"));
    expect(Object.values(outcomes)).not.toContain("done");
  }, 60_000);

  test("stores results when it is asked to end, and says so by its exit code", async () => {
    const script = `require("fs").writeFileSync("half", "half"); console.log("ready"); setInterval(() => {}, 1000)`;
    const worker = await start("ended", ["--", "node", "-e", script]);
    await until("the program works", () => worker.events("program.output").length > 0);
    expect(await worker.stop("SIGTERM")).toBe(143);
    expect(await manifestOf("ended")).toMatchObject({ status: "stopped", complete: true });
    expect(await read("transformations/ended/0a1b-1/code/half")).toBe("half");
  }, 60_000);

  test.each([
    [["--", "sh", "-c", "id"], "program-not-allowed"],
    [["--environment", "LD_PRELOAD=/x", "--", "node"], "environment-not-allowed"],
    [["--source", "file:///etc/", "--", "node"], "source"],
  ])(
    "refuses %j with 64, executes nothing, and leaves a manifest",
    async (words, code) => {
      const jobName = `refused-${code}`;
      const worker = await start(jobName, words);
      expect(await worker.exited).toBe(64);
      expect(await manifestOf(jobName)).toMatchObject({ status: "refused", exitCode: 64, error: { code }, files: [] });
      expect(worker.events("program.started")).toEqual([]);
    },
    60_000,
  );

  test("says by its exit code and in its log that it may not read a source, and does not ask for a retry", async () => {
    await clients.s3.send(new PutObjectCommand({ Bucket: "not-for-jobs", Key: "a.zip", Body: "x" }));
    const more = { TRANSFORM_SOURCE_BUCKETS: "not-for-jobs" };
    const worker = await start("denied", ["--source", "s3://not-for-jobs/a.zip", "--", "node"], more);
    expect(await worker.exited).toBe(70);
    expect(worker.events("security.access_denied")).toMatchObject([{ reason: "AccessDenied" }]);
    expect(await manifestOf("denied")).toMatchObject({ status: "fault", error: { code: "access-denied" } });
  }, 60_000);

  test("still stores its results when its first credentials have expired", async () => {
    const expirations: Date[] = [];
    const endpoint = await CredentialsEndpoint.start(async () => {
      const { Credentials: given } = await clients.sts.send(
        new AssumeRoleCommand({
          RoleArn: environment.TRANSFORM_CHILD_ROLE_ARN,
          RoleSessionName: "task",
          DurationSeconds: 3,
        }),
      );
      expirations.push(given?.Expiration ?? new Date(0));
      return {
        accessKeyId: given?.AccessKeyId ?? "",
        secretAccessKey: given?.SecretAccessKey ?? "",
        sessionToken: given?.SessionToken ?? "",
        expiration: given?.Expiration ?? new Date(0),
      };
    });
    try {
      const none = { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "", AWS_SESSION_TOKEN: "" };
      const script = `setTimeout(() => require("fs").writeFileSync("late", "late"), 4500)`;
      const worker = await start("outlives", ["--", "node", "-e", script], { ...none, ...endpoint.environment });
      expect(await worker.exited).toBe(0);
      expect(await read("transformations/outlives/0a1b-1/code/late")).toBe("late");
      const { startedAt, seconds } = await manifestOf("outlives");
      const ended = Date.parse(startedAt) + (seconds.total - (seconds.results ?? 0)) * 1000;
      expect(expirations[0]?.getTime()).toBeLessThan(ended);
    } finally {
      await endpoint.stop();
    }
  }, 60_000);

  test("refuses another place for its results, unknown options and wrong settings", async () => {
    const before = await listKeys(clients, bucket);
    for (const [words, more, exitCode] of [
      [["--output", "s3://other/transformations/x/", "--", "node"], {}, 64],
      [["--output", `s3://${bucket}/transformations/../x/`, "--", "node"], {}, 64],
      [["--shell", "--", "node"], {}, 64],
      [["--", "node"], { TRANSFORM_BUCKET: "Not A Bucket" }, 2],
    ] as const) {
      const worker = await startWorker(bundle, { ...environment, AWS_BATCH_JOB_ID: "0a1b", ...more }, words);
      expect(await worker.exited).toBe(exitCode);
    }
    expect(await listKeys(clients, bucket)).toEqual(before);
  }, 60_000);
});
