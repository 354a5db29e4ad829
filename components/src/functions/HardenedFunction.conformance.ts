import { join } from "node:path";
import { Access } from "@sallyport/intents";
import { CpuArchitecture } from "../compute/CpuArchitecture.js";
import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { FunctionRuntime } from "./FunctionRuntime.js";
import { HardenedFunction } from "./HardenedFunction.js";

export const conformance = conformanceEntry(
  HardenedFunction,
  ({ accountId, partition, region, environment, tags }) => ({
    codePath: join(__dirname, "..", "..", "testing", "function"),
    handler: "index.handler",
    runtime: FunctionRuntime.Node22,
    architecture: CpuArchitecture.X86,
    memoryMib: 512,
    timeoutSeconds: 60,
    ephemeralStorageMib: 1024,
    functionName: "orders-api",
    environmentVariables: { MODE: "strict" },
    access: [{ table: "orders", actions: [Access.Read], label: "Orders" }],
    reservedConcurrency: 5,
    subnetIds: ["subnet-00000001", "subnet-00000002"],
    securityGroupIds: ["sg-00000001"],
    queues: [
      {
        queueArn: `arn:${partition}:sqs:${region}:${accountId}:orders-in`,
        keyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001`,
        batchSize: 5,
        maxConcurrency: 4,
      },
    ],
    topics: [
      {
        topicArn: `arn:${partition}:sns:${region}:${accountId}:orders`,
        filterPolicy: JSON.stringify({ kind: ["order"] }),
      },
    ],
    schedules: [{ name: "nightly", scheduleExpression: "cron(0 3 * * ? *)", input: JSON.stringify({ sweep: true }) }],
    invokers: [
      {
        name: "rotation",
        service: "secretsmanager.amazonaws.com",
        sourceArn: `arn:${partition}:secretsmanager:${region}:${accountId}:secret:orders-AbCdEf`,
      },
    ],
    asyncRetries: 1,
    tracing: true,
    codeSigningConfigArn: `arn:${partition}:lambda:${region}:${accountId}:code-signing-config:csc-0a1b2c3d4e5f60718`,
    logRetentionDays: 30,
    permissionsBoundaryArn: `arn:${partition}:iam::${accountId}:policy/boundary`,
    alarmTopicArn: `arn:${partition}:sns:${region}:${accountId}:alarms`,
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  [
    "codePath",
    "runtime",
    "architecture",
    "schedules.*.name",
    "invokers.*.name",
    "tracing",
    "logRetentionDays",
    "environment",
  ],
  {},
  ({ accountId, partition, region }) => [
    {
      keyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001`,
      codePath: undefined,
      handler: undefined,
      runtime: undefined,
      imageUri: `${accountId}.dkr.ecr.${region}.amazonaws.com/orders@sha256:${"0".repeat(64)}`,
      onFailure: {
        queueArn: `arn:${partition}:sqs:${region}:${accountId}:orders-failed`,
        keyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001`,
      },
    },
  ],
);
