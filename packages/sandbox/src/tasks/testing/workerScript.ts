import { createRequire } from "node:module";

const { resolve } = createRequire(import.meta.url);

/** The text of a tiny worker: its first argument says what it does. It imports nothing of ours. */
export function workerScript(): string {
  return `
import { createRequire } from "node:module";
import { spawn } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
const require = createRequire(import.meta.url);
const { STSClient, GetCallerIdentityCommand } = require(${JSON.stringify(resolve("@aws-sdk/client-sts"))});
const { SQSClient, ListQueuesCommand } = require(${JSON.stringify(resolve("@aws-sdk/client-sqs"))});
const { S3Client, ListBucketsCommand } = require(${JSON.stringify(resolve("@aws-sdk/client-s3"))});
const say = (fields) => console.log(JSON.stringify(fields));
const stay = () => setInterval(() => {}, 60_000);

const token = () => readFileSync(process.env.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE, "utf8");
const ask = async (authorization) => {
  const answer = await fetch(process.env.AWS_CONTAINER_CREDENTIALS_FULL_URI, { headers: { authorization } });
  return { status: answer.status, body: await answer.json() };
};

const actions = {
  async identity() {
    say(await new STSClient({}).send(new GetCallerIdentityCommand({})));
  },
  async queues() {
    await new SQSClient({}).send(new ListQueuesCommand({}));
    await new S3Client({}).send(new ListBucketsCommand({})).catch((error) => say({ refused: error.name }));
  },
  serve() {
    process.on("SIGTERM", () => { say({ event: "stopping" }); process.exit(0); });
    say({ event: "ready", pid: process.pid });
    stay();
  },
  stubborn() {
    process.on("SIGTERM", () => say({ event: "ignored" }));
    say({ event: "ready", pid: process.pid });
    stay();
  },
  // In a group of its own, as a worker starts what it does not trust.
  parent() {
    const code = "process.on('SIGTERM', () => {}); setInterval(() => {}, 60000)";
    const child = spawn(process.execPath, ["-e", code], { detached: true, stdio: "ignore" });
    process.on("SIGTERM", () => say({ event: "ignored" }));
    say({ event: "ready", pid: process.pid, child: child.pid });
    if (process.argv[3] === "leave") process.exit(0);
    stay();
  },
  environment() {
    const mode = (statSync(process.env.HOME).mode & 0o777).toString(8);
    say({ environment: process.env, arguments: process.argv.slice(3), node: process.execArgv, mode });
    process.exit(3);
  },
  async credentials() {
    const wrong = (await ask("not the token")).status;
    const missing = (await fetch(process.env.AWS_CONTAINER_CREDENTIALS_FULL_URI)).status;
    const first = (await ask(token())).body;
    let last = first;
    while (last.AccessKeyId === first.AccessKeyId) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      last = (await ask(token())).body;
    }
    say({ wrong, missing, first: first.Expiration, last: last.Expiration, role: last.RoleArn });
  },
  exit() {
    process.exit(Number(process.argv[3]));
  },
  attempt() {
    process.exit(process.env.AWS_BATCH_JOB_ATTEMPT === process.argv[3] ? 0 : 9);
  },
  async sleep() {
    await new Promise((resolve) => setTimeout(resolve, Number(process.argv[3])));
  },
  lines() {
    for (let number = 0; number < Number(process.argv[3]); number += 1) say({ number });
  },
};
await actions[process.argv[2]]();
`;
}
