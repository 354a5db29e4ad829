import { createRequire } from "node:module";

/** Where a hostile build finds what it attacks. */
export interface HostileTargets {
  readonly region: string;
  readonly resultsBucket: string;
  readonly uploadsBucket: string;
  /** Keys of another job's result, and of a source. */
  readonly otherKey: string;
  readonly sourceKey: string;
  readonly table: string;
  readonly queueUrl: string;
  readonly jobQueue: string;
  readonly jobDefinition: string;
  readonly foreignJob: string;
  readonly jobRoleArn: string;
  readonly sessionRoleArn: string;
  readonly functionRoleArn: string;
}

const require = createRequire(import.meta.url);
const sdk = (name: string): string => JSON.stringify(require.resolve(`@aws-sdk/client-${name}`));

/**
 * The script of a build that tries everything that the worker's role, its session's role or the platform's other roles could do. It prints one
 * line of JSON: by the name of each attempt `done`, or the name of the error.
 */
export function hostileBuild(targets: HostileTargets): string {
  return `
const t = ${JSON.stringify(targets)}, region = t.region;
const { S3Client, GetObjectCommand, PutObjectCommand, DeleteObjectCommand, ListObjectsV2Command } = require(${sdk("s3")});
const { SQSClient, SendMessageCommand } = require(${sdk("sqs")});
const { DynamoDBClient, ScanCommand, PutItemCommand } = require(${sdk("dynamodb")});
const { BatchClient, SubmitJobCommand, TerminateJobCommand, ListJobsCommand } = require(${sdk("batch")});
const { SecretsManagerClient, ListSecretsCommand } = require(${sdk("secrets-manager")});
const { STSClient, AssumeRoleCommand, GetCallerIdentityCommand } = require(${sdk("sts")});
const { IAMClient, PutRolePolicyCommand, ListRolesCommand } = require(${sdk("iam")});
const s3 = new S3Client({ region, forcePathStyle: true }), sqs = new SQSClient({ region }), db = new DynamoDBClient({ region }), batch = new BatchClient({ region });
const sts = new STSClient({ region }), iam = new IAMClient({ region }), secrets = new SecretsManagerClient({ region });
const own = (process.env.TRANSFORM_RESULTS || "s3://none/none/").replace(/^s3:\\/\\/[^/]+\\//, "");
const put = (Bucket, Key) => s3.send(new PutObjectCommand({ Bucket, Key, Body: "x" }));
const get = (Bucket, Key) => s3.send(new GetObjectCommand({ Bucket, Key }));
const assume = (RoleArn) => sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "hostile" }));
const Name = t.jobQueue;
const tries = {
  "write its own folder": () => put(t.resultsBucket, own + "code/mine"),
  "write its own manifest": () => put(t.resultsBucket, own + "manifest.json"),
  "read another job's result": () => get(t.resultsBucket, t.otherKey),
  "write another job's result": () => put(t.resultsBucket, t.otherKey),
  "delete another job's result": () => s3.send(new DeleteObjectCommand({ Bucket: t.resultsBucket, Key: t.otherKey })),
  "write the next attempt of its own job": () => put(t.resultsBucket, own.replace(/-1\\/$/, "-2/") + "code/mine"),
  "list the results": () => s3.send(new ListObjectsV2Command({ Bucket: t.resultsBucket, Prefix: "transformations/" })),
  "write an MCP configuration": () => put(t.resultsBucket, "mcp/mine.json"),
  "read a source": () => get(t.uploadsBucket, t.sourceKey),
  "write a source": () => put(t.uploadsBucket, t.sourceKey),
  "list the sources": () => s3.send(new ListObjectsV2Command({ Bucket: t.uploadsBucket, Prefix: "uploads/" })),
  "send to the submitter": () => sqs.send(new SendMessageCommand({ QueueUrl: t.queueUrl, MessageBody: "{}" })),
  "read the table of jobs": () => db.send(new ScanCommand({ TableName: t.table })),
  "write the table of jobs": () => db.send(new PutItemCommand({ TableName: t.table, Item: { pk: { S: "JOB#x" }, sk: { S: "JOB" } } })),
  "submit a job": () => batch.send(new SubmitJobCommand({ jobName: "mine", jobQueue: t.jobQueue, jobDefinition: t.jobDefinition })),
  "list jobs": () => batch.send(new ListJobsCommand({ jobQueue: t.jobQueue })),
  "end a job": () => batch.send(new TerminateJobCommand({ jobId: t.foreignJob, reason: "hostile" })),
  "list secrets": () => secrets.send(new ListSecretsCommand({})),
  "take the job role": () => assume(t.jobRoleArn),
  "take the session's role without its policy": () => assume(t.sessionRoleArn),
  "take the API's role": () => assume(t.functionRoleArn),
  "list roles": () => iam.send(new ListRolesCommand({})),
  "widen the job role": () => iam.send(new PutRolePolicyCommand({ RoleName: t.jobRoleArn.split("/").pop(), PolicyName: "all", PolicyDocument: "{}" })),
};
const ask = async (path, Authorization) => {
  const uri = process.env.AWS_CONTAINER_CREDENTIALS_FULL_URI;
  if (uri === undefined) return "no endpoint";
  const { status } = await fetch(new URL(path, uri), { headers: Authorization === undefined ? {} : { Authorization } });
  return status;
};
(async () => {
  const outcomes = {};
  for (const [name, attempt] of Object.entries(tries)) outcomes[name] = await attempt().then(() => "done", (error) => error.name === "Error" ? error.message : error.name);
  const identity = await sts.send(new GetCallerIdentityCommand({})).then(({ Arn }) => Arn.split("/")[1], (error) => error.name);
  const token = process.env.AWS_CONTAINER_AUTHORIZATION_TOKEN;
  const endpoint = { own: await ask("", token), other: await ask("/v2/credentials/job", token), none: await ask(""), wrong: await ask("", token + "x") };
  const variables = Object.keys(process.env).filter((name) => /ACCESS_KEY|SECRET|SESSION|TOKEN|CREDENTIALS|^ECS_|^TRANSFORM_CHILD|^AWS_BATCH/.test(name)).sort();
  console.log(JSON.stringify({ outcomes, identity, endpoint, variables }));
  process.exit();
})();
`;
}
