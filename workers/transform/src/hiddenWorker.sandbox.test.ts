import { spawn } from "node:child_process";
import { chmod, chown, copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { GetObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import {
  listKeys,
  makeBucket,
  type SandboxClients,
  sandboxClients,
  taskCredentials,
} from "@sallyport/worker-kit/testing";
import { CredentialsEndpoint } from "./execute/credentials/CredentialsEndpoint.js";
import { temporaryFolder } from "./testing/temporaryFolder.js";

const region = "eu-west-1";
const bucket = "hidden-results";
const user = 1000;
const bundle = join(import.meta.dirname, "..", "dist", "bundle", "main.mjs");
const newFolder = temporaryFolder();
// Only root can make a file that user 1000 may run and not read, and start somebody else's process.
const asRoot = process.platform === "linux" && process.getuid?.() === 0 ? test : test.skip;

/** What a hostile build does to find the credentials of the worker above it; it prints what came of each. */
const search = `
  const fs = require("fs");
  const attempt = (work) => { try { work(); return "read"; } catch (error) { return error.code; } };
  const worker = "/proc/" + process.ppid;
  const own = process.env.AWS_CONTAINER_AUTHORIZATION_TOKEN;
  const tokens = fs.readdirSync("/proc").filter((name) => /^[0-9]+$/.test(name)).flatMap((pid) => {
    try { return fs.readFileSync("/proc/" + pid + "/environ", "utf8").split("\\0"); } catch { return []; }
  }).filter((variable) => /^AWS_(CONTAINER_AUTHORIZATION_TOKEN|SECRET_ACCESS_KEY)=/.test(variable));
  console.log(JSON.stringify({
    environ: attempt(() => fs.readFileSync(worker + "/environ")),
    maps: attempt(() => fs.readFileSync(worker + "/maps")),
    memory: attempt(() => fs.openSync(worker + "/mem", "r")),
    descriptors: attempt(() => fs.readdirSync(worker + "/fd")),
    executable: attempt(() => fs.readFileSync(worker + "/exe")),
    tokens: tokens.length,
    credentials: own ?? "none",
  }));`;

let sandbox: TestSandbox;
let clients: SandboxClients;
let endpoint: CredentialsEndpoint;

beforeAll(async () => {
  sandbox = await startTestSandbox();
  clients = sandboxClients(sandbox, region);
  await makeBucket(clients, bucket);
  const grants = [[["s3:PutObject"], [`arn:aws:s3:::${bucket}/transformations/*`]]] as const;
  const keys = await taskCredentials(clients, "hidden-job", grants);
  // As the container's: address and token are in the worker's environment alone.
  endpoint = await CredentialsEndpoint.start(async () => ({
    accessKeyId: keys.AWS_ACCESS_KEY_ID ?? "",
    secretAccessKey: keys.AWS_SECRET_ACCESS_KEY ?? "",
    sessionToken: keys.AWS_SESSION_TOKEN ?? "",
    expiration: new Date(Date.now() + 3_600_000),
  }));
}, 60_000);
afterAll(async () => {
  await endpoint?.stop();
  clients?.close();
  await sandbox?.stop();
}, 60_000);

/** Runs the search as a job of user 1000, under a worker whose Node has a mode; resolves with the exit code and what the worker wrote. */
async function run(mode: number) {
  const folder = await newFolder();
  await chmod(folder, 0o755);
  const place = (name: string) => join(folder, name);
  await mkdir(place("tools"));
  await mkdir(place("tmp"));
  await chown(place("tmp"), user, user);
  for (const [from, to, permissions] of [
    [process.execPath, "worker-node", mode],
    [process.execPath, "tools/node", 0o755],
    [bundle, "main.mjs", 0o644],
    [sandbox.caFile, "ca.pem", 0o644],
  ] as const) {
    await copyFile(from, place(to));
    await chmod(place(to), permissions);
  }
  const words = ["--output", `s3://${bucket}/transformations/search/`, "--", "node", "-e", search];
  const child = spawn(place("worker-node"), [place("main.mjs"), ...words], {
    uid: user,
    gid: user,
    cwd: place("tmp"),
    env: {
      ...endpoint.environment,
      TMPDIR: place("tmp"),
      AWS_REGION: region,
      AWS_ENDPOINT_URL: sandbox.endpoint,
      NODE_EXTRA_CA_CERTS: place("ca.pem"),
      AWS_BATCH_JOB_ID: "0a1b",
      TRANSFORM_BUCKET: bucket,
      TRANSFORM_PROGRAMS: "node",
      TRANSFORM_PATH: place("tools"),
      TRANSFORM_HIDDEN_WORKER: "required",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const output = await text(child.stdout);
  return { code: await exited, output };
}

describe("a worker as the images start it", () => {
  asRoot(
    "leaves nothing of its credentials where its program can find them",
    async () => {
      expect(await run(0o711)).toMatchObject({ code: 0 });
      const key = "transformations/search/0a1b-1/logs/output.log";
      const { Body } = await clients.s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      expect(JSON.parse((await Body?.transformToString()) ?? "")).toEqual({
        environ: "EACCES",
        maps: "EACCES",
        memory: "EACCES",
        descriptors: "EACCES",
        executable: "EACCES",
        tokens: 0,
        credentials: "none",
      });
    },
    60_000,
  );

  asRoot(
    "runs no program where it could be looked into",
    async () => {
      const before = await listKeys(clients, bucket);
      const { code, output } = await run(0o755);
      expect(code).toBe(70);
      expect(output).toContain("not-hidden");
      expect(output).not.toContain("program.started");
      expect(await listKeys(clients, bucket)).toEqual(before);
    },
    60_000,
  );
});
