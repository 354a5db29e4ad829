import { readFileSync } from "node:fs";
import { Agent } from "node:https";
import { EventBridgeClient, TestEventPatternCommand } from "@aws-sdk/client-eventbridge";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type * as pulumi from "@pulumi/pulumi";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { record } from "../conformance/record.js";
import { BatchEnvironment } from "./BatchEnvironment.js";
import { ImageRepository } from "./ImageRepository.js";
import { ScheduledTask } from "./ScheduledTask.js";

const region = "eu-west-1";
const accountId = "111122223333";
const arn = (service: string, resource: string) => `arn:aws:${service}:${region}:${accountId}:${resource}`;
const placed = { account: { accountId }, region, alarmTopicArn: arn("sns", "alarms") };
const network = { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] };
const roleArn = `arn:aws:iam::${accountId}:role/orders`;

/** An event as AWS sends it (Batch, ECS and ECR user guides), with what the test changes. */
const event = (source: string, detailType: string, detail: object) =>
  JSON.stringify({
    version: "0",
    id: "8f07966c-b005-4a0f-9ee9-63d2c41448b3",
    source,
    "detail-type": detailType,
    account: accountId,
    time: "2026-11-25T03:00:00Z",
    region,
    resources: [],
    detail,
  });

const job = (change: object) =>
  event("aws.batch", "Batch Job State Change", {
    jobName: "one",
    jobId: "4c7599ae-0a82-49aa-ba5a-4727fcce14a8",
    jobQueue: arn("batch", "job-queue/orders"),
    status: "FAILED",
    statusReason: "Essential container in task exited",
    ...change,
  });

const task = (change: object, exitCode?: number) =>
  event("aws.ecs", "ECS Task State Change", {
    clusterArn: arn("ecs", "cluster/orders"),
    group: "family:orders",
    lastStatus: "STOPPED",
    desiredStatus: "STOPPED",
    stopCode: "EssentialContainerExited",
    containers: [{ name: "worker", lastStatus: "STOPPED", ...(exitCode === undefined ? {} : { exitCode }) }],
    ...change,
  });

const scan = (change: object) =>
  event("aws.ecr", "ECR Image Scan", {
    "scan-status": "COMPLETE",
    "repository-name": "orders",
    "finding-severity-counts": { CRITICAL: 2, MEDIUM: 9 },
    "image-digest": "sha256:7f5b2640fe6fb4f46592dfd3410c4a79dac4f89e4782432e0378abcd1234",
    ...change,
  });

const components: Readonly<Record<string, () => pulumi.ComponentResource>> = {
  job: () => new BatchEnvironment("orders", { image: "a", jobRoleArn: roleArn, ...network, ...placed }),
  task: () =>
    new ScheduledTask("orders", { schedule: "rate(1 day)", image: "a", taskRoleArn: roleArn, ...network, ...placed }),
  scan: () => new ImageRepository("orders", placed),
};

describe("the events that a component tells of, as EventBridge matches them", () => {
  let sandbox: TestSandbox;
  let events: EventBridgeClient;
  const patterns: Record<string, string> = {};

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const { environment, endpoint, caFile } = sandbox;
    events = new EventBridgeClient({
      region,
      endpoint,
      requestHandler: { httpsAgent: new Agent({ ca: readFileSync(caFile) }) },
      credentials: {
        accessKeyId: environment.AWS_ACCESS_KEY_ID ?? "",
        secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? "",
      },
    });
    for (const [name, make] of Object.entries(components)) {
      const { resources } = await record(make);
      const rule = resources.find(({ type }) => type === "aws:cloudwatch/eventRule:EventRule");
      patterns[name] = String(rule?.inputs.eventPattern);
    }
  });

  afterAll(async () => {
    await sandbox?.stop();
  });

  const isTold = async (name: string, Event: string) => {
    const { Result } = await events.send(new TestEventPatternCommand({ EventPattern: patterns[name], Event }));
    return Result;
  };

  it.each<[string, string, string]>([
    ["a job of its queue that failed", "job", job({})],
    ["a task that ended with another exit code than 0", "task", task({}, 1)],
    ["a task that was killed for its memory", "task", task({}, 137)],
    ["a task whose image could not be pulled", "task", task({ stopCode: "TaskFailedToStart" })],
    ["a task that Spot took away", "task", task({ stopCode: "SpotInterruption" }, 0)],
    ["an image with critical vulnerabilities", "scan", scan({})],
  ])("tells of %s", async (_what, name, what) => {
    expect(await isTold(name, what)).toBe(true);
  });

  it.each<[string, string, string]>([
    ["a job that succeeded", "job", job({ status: "SUCCEEDED" })],
    ["a job of another queue", "job", job({ jobQueue: arn("batch", "job-queue/others") })],
    ["a task that ended well", "task", task({}, 0)],
    ["a task that still runs", "task", task({ lastStatus: "RUNNING", stopCode: undefined })],
    ["a task of another family of the cluster", "task", task({ group: "family:others" }, 1)],
    ["a task of another cluster", "task", task({ clusterArn: arn("ecs", "cluster/others") }, 1)],
    ["an image without critical vulnerabilities", "scan", scan({ "finding-severity-counts": { MEDIUM: 9 } })],
    ["an image of another repository", "scan", scan({ "repository-name": "others" })],
  ])("says nothing of %s", async (_what, name, what) => {
    expect(await isTold(name, what)).toBe(false);
  });
});
