import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import {
  AddPermissionCommand,
  CreateEventSourceMappingCommand,
  CreateFunctionCommand,
  LambdaClient,
} from "@aws-sdk/client-lambda";
import { zipSync } from "fflate";

const bundle = join(import.meta.dirname, "..", "..", "dist", "bundle", "index.mjs");

export interface FunctionPlan {
  readonly account: string;
  readonly region: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly queueArn: string;
}

/** The bundle as three functions, each under a role with exactly what README.md lists, called by queue and rule as the stack lays it out. */
export async function makeFunctions(
  settings: object,
  { account, region, environment, queueArn }: FunctionPlan,
): Promise<void> {
  const lambda = new LambdaClient(settings);
  const iam = new IAMClient(settings);
  const events = new EventBridgeClient(settings);
  const ZipFile = zipSync({ "index.mjs": await readFile(bundle) }, { level: 1 });
  const grants = grantsOf(account, region, environment, queueArn);
  for (const [name, statements] of Object.entries(grants)) {
    const trust = { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" };
    await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: document([trust]) }));
    await iam.send(
      new PutRolePolicyCommand({ RoleName: name, PolicyName: "work", PolicyDocument: document(statements) }),
    );
    const { AWS_REGION: _region, ...Variables } = environment;
    await lambda.send(
      new CreateFunctionCommand({
        FunctionName: name,
        Role: `arn:aws:iam::${account}:role/${name}`,
        Runtime: "nodejs24.x",
        Handler: `index.${name}`,
        Timeout: 60,
        Code: { ZipFile },
        Environment: { Variables },
      }),
    );
  }
  await lambda.send(
    new CreateEventSourceMappingCommand({
      FunctionName: "submitter",
      EventSourceArn: queueArn,
      BatchSize: 10,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
    }),
  );
  const rule = {
    Name: "job-states",
    EventPattern: JSON.stringify({ source: ["aws.batch"], "detail-type": ["Batch Job State Change"] }),
  };
  const { RuleArn } = await events.send(new PutRuleCommand(rule));
  await lambda.send(
    new AddPermissionCommand({
      FunctionName: "observer",
      StatementId: "rule",
      Action: "lambda:InvokeFunction",
      Principal: "events.amazonaws.com",
      SourceArn: RuleArn,
    }),
  );
  const Arn = `arn:aws:lambda:${region}:${account}:function:observer`;
  await events.send(new PutTargetsCommand({ Rule: rule.Name, Targets: [{ Id: "observer", Arn }] }));
}

function grantsOf(account: string, region: string, environment: Readonly<Record<string, string>>, queueArn: string) {
  const { JOBS_TABLE, BUCKET, UPLOAD_BUCKET, JOB_QUEUE, JOB_DEFINITION } = environment;
  const allow = (Action: readonly string[], Resource: readonly string[], Condition?: object): object => ({
    Effect: "Allow",
    Action,
    Resource,
    ...(Condition && { Condition }),
  });
  const table = `arn:aws:dynamodb:${region}:${account}:table/${JOBS_TABLE}`;
  const batch = (kind: string): string => `arn:aws:batch:${region}:${account}:${kind}`;
  const logs = allow(["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"], ["*"]);
  const changes = allow(["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"], [table]);
  const submission = [
    allow(
      ["batch:SubmitJob", "batch:TagResource"],
      [
        batch(`job-queue/${JOB_QUEUE}`),
        batch(`job-definition/${JOB_DEFINITION}`),
        batch(`job-definition/${JOB_DEFINITION}:*`),
        batch("job/*"),
      ],
    ),
    allow(["batch:TerminateJob"], [batch("job/*")], {
      StringEquals: { "aws:ResourceTag/sallyport:platform": "transform" },
    }),
    allow(["batch:ListJobs"], ["*"]),
  ];
  return {
    api: [
      logs,
      changes,
      ...submission,
      allow(["batch:DescribeJobs"], ["*"]),
      allow(["dynamodb:BatchGetItem", "dynamodb:DeleteItem"], [table]),
      allow(["dynamodb:Query"], [`${table}/index/gsi1`]),
      allow(["s3:PutObject"], [`arn:aws:s3:::${UPLOAD_BUCKET}/uploads/*`, `arn:aws:s3:::${UPLOAD_BUCKET}/batches/*`]),
      allow(["s3:GetObject"], [`arn:aws:s3:::${UPLOAD_BUCKET}/uploads/*`]),
      allow(
        ["s3:PutObject", "s3:GetObject", "s3:GetObjectVersion", "s3:DeleteObject"],
        [`arn:aws:s3:::${BUCKET}/mcp/*`],
      ),
      // Without it S3 says of a missing key that it is forbidden.
      allow(["s3:ListBucket"], [`arn:aws:s3:::${BUCKET}`, `arn:aws:s3:::${UPLOAD_BUCKET}`]),
      allow(["sqs:SendMessage"], [queueArn]),
    ],
    submitter: [
      logs,
      changes,
      ...submission,
      allow(["s3:GetObject"], [`arn:aws:s3:::${UPLOAD_BUCKET}/batches/*`]),
      allow(["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], [queueArn]),
    ],
    observer: [logs, changes, allow(["batch:DescribeJobs"], ["*"])],
  };
}

function document(Statement: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
