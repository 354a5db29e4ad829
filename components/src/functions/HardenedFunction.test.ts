import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { unscopedActions } from "@sallyport/intents";
import { record } from "../conformance/record.js";
import { HardenedFunction } from "./HardenedFunction.js";
import type { HardenedFunctionArgs } from "./HardenedFunctionArgs.js";

const codePath = join(__dirname, "..", "..", "testing", "function");
const alarmTopicArn = "arn:aws:sns:eu-west-1:111122223333:alarms";
const queueArn = "arn:aws:sqs:eu-west-1:111122223333:orders-in";
const keyArn = "arn:aws:kms:eu-west-1:111122223333:key/0f3c";
const nightly = { name: "nightly", scheduleExpression: "cron(0 3 * * ? *)" };

interface StatementJson {
  readonly Sid: string;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

const recorded = async (args: Partial<HardenedFunctionArgs> = {}) => {
  const { resources } = await record(() => new HardenedFunction("orders", { codePath, ...args }));
  const inputs = (name: string) => {
    const found = resources.find((resource) => resource.name === name && resource.custom);
    if (found === undefined) throw new Error(`nothing is named ${name}`);
    return found.inputs;
  };
  const granted = resources
    .filter(({ type }) => type === "aws:iam/rolePolicy:RolePolicy")
    .flatMap((policy) => (JSON.parse(String(policy.inputs.policy)) as { Statement: StatementJson[] }).Statement);
  const named = (type: string) => resources.filter((resource) => resource.type === type).map(({ name }) => name);
  return { inputs, granted, named };
};

describe("HardenedFunction", () => {
  it("runs Node 24 on arm64, encrypted with its own key, with JSON lines in its own log", async () => {
    const { inputs } = await recorded({ environmentVariables: { MODE: "strict" } });
    const key = "arn:aws:kms:eu-west-1:111122223333:key/orders-key-key";
    expect(inputs("orders-function")).toMatchObject({
      name: "orders",
      runtime: "nodejs24.x",
      architectures: ["arm64"],
      memorySize: 256,
      timeout: 30,
      reservedConcurrentExecutions: -1,
      kmsKeyArn: key,
      environment: { variables: { MODE: "strict" } },
      loggingConfig: { logFormat: "JSON", logGroup: "/aws/lambda/orders" },
      tracingConfig: { mode: "PassThrough" },
    });
    expect(inputs("orders-function").vpcConfig).toBeUndefined();
    expect(inputs("orders-logs-group")).toMatchObject({ name: "/aws/lambda/orders", kmsKeyId: key });
  });

  it("may write its log and nothing else, when nothing is asked for", async () => {
    const { granted } = await recorded();
    expect(granted.map(({ Sid }) => Sid)).toEqual(["WriteFunctionLogs"]);
  });

  it("may receive from its queues, and gives back only what failed", async () => {
    const { granted, inputs } = await recorded({ queues: [{ queueArn, keyArn, batchSize: 5 }] });
    expect(granted.filter(({ Resource }) => Resource.includes(queueArn)).map(({ Sid }) => Sid)).toEqual([
      "ConsumeSource1Messages",
      "InspectSource1Queue",
    ]);
    expect(granted.find(({ Sid }) => Sid === "DecryptSource1Messages")?.Resource).toEqual([keyArn]);
    expect(inputs("orders-queue1")).toMatchObject({
      batchSize: 5,
      functionResponseTypes: ["ReportBatchItemFailures"],
      scalingConfig: { maximumConcurrency: 10 },
    });
  });

  it("lets each service in for one resource of this account", async () => {
    const sourceArn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-AbCdEf";
    const { inputs } = await recorded({
      schedules: [nightly],
      topics: [{ topicArn: "arn:aws:sns:eu-west-1:111122223333:told" }],
      invokers: [{ name: "rotation", service: "secretsmanager.amazonaws.com", sourceArn }],
    });
    const permission = (id: string) => {
      const { principal, sourceArn: source, sourceAccount, action } = inputs(id);
      return [principal, source, sourceAccount, action];
    };
    const invoke = "lambda:InvokeFunction";
    expect(permission("orders-nightly-invoke")).toEqual([
      "events.amazonaws.com",
      "arn:aws:events:eu-west-1:111122223333:rule/orders-nightly",
      "111122223333",
      invoke,
    ]);
    expect(permission("orders-topic1-invoke")).toEqual([
      "sns.amazonaws.com",
      "arn:aws:sns:eu-west-1:111122223333:told",
      "111122223333",
      invoke,
    ]);
    expect(permission("orders-invoke-rotation")).toEqual([
      "secretsmanager.amazonaws.com",
      sourceArn,
      "111122223333",
      invoke,
    ]);
  });

  it("has a queue for events that failed only where events are handed over, and uses a given one", async () => {
    expect((await recorded({ queues: [{ queueArn }] })).named("aws:sqs/queue:Queue")).toEqual([]);
    const own = await recorded({ schedules: [nightly] });
    expect(own.named("aws:sqs/queue:Queue")).toEqual(["orders-failed-dead-queue", "orders-failed-queue"]);
    expect(own.granted.find(({ Sid }) => Sid === "SendFailedMessages")?.Resource).toEqual([
      "arn:aws:sqs:eu-west-1:111122223333:orders-failed",
    ]);
    expect(own.inputs("orders-key-key").policy).toContain("role/orders-role");
    expect(own.inputs("orders-nightly-target").deadLetterConfig).toEqual({
      arn: "arn:aws:sqs:eu-west-1:111122223333:orders-failed",
    });
    for (const name of ["orders-failed-policy", "orders-key-key"]) {
      expect(own.inputs(name).policy).toContain("arn:aws:events:eu-west-1:111122223333:rule/orders-nightly");
    }
    const given = await recorded({ schedules: [nightly], onFailure: { queueArn, keyArn } });
    expect(given.inputs("orders-nightly-target").deadLetterConfig).toEqual({ arn: queueArn });
    expect(given.named("aws:sqs/queue:Queue")).toEqual([]);
    expect(given.inputs("orders-later").destinationConfig).toEqual({ onFailure: { destination: queueArn } });
    expect(given.granted.find(({ Sid }) => Sid === "GenerateDataKeyForFailedMessages")?.Resource).toEqual([keyArn]);
  });

  it("tells of errors, throttles, and events that were set aside, lost or never came, when there is a topic", async () => {
    const alarms = "aws:cloudwatch/metricAlarm:MetricAlarm";
    expect((await recorded({ schedules: [nightly] })).named(alarms)).toEqual([]);
    const { named, inputs } = await recorded({ schedules: [nightly], alarmTopicArn });
    const own = named(alarms).filter((name) => !name.startsWith("orders-failed"));
    expect(own.sort()).toEqual([
      "orders-errors",
      "orders-lost",
      "orders-nightly-missed",
      "orders-set-aside",
      "orders-throttles",
    ]);
    expect(inputs("orders-set-aside")).toMatchObject({ dimensions: { QueueName: "orders-failed" }, threshold: 0 });
    expect(inputs("orders-nightly-missed")).toMatchObject({ dimensions: { RuleName: "orders-nightly" } });
  });

  it("traces only when asked, by listed actions that have no resource", async () => {
    const { inputs, granted } = await recorded({ tracing: true });
    expect(inputs("orders-function").tracingConfig).toEqual({ mode: "Active" });
    const everywhere = granted.filter(({ Resource }) => Resource.includes("*")).flatMap(({ Action }) => Action);
    expect(everywhere).toEqual(["xray:PutTelemetryRecords", "xray:PutTraceSegments"]);
    expect(everywhere.filter((action) => !(action in unscopedActions))).toEqual([]);
  });

  it("runs an image as it is, in a network when one is given", async () => {
    const imageUri = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders@sha256:0";
    const network = { subnetIds: ["subnet-00000001"], securityGroupIds: ["sg-00000001"] };
    const { inputs } = await recorded({ codePath: undefined, imageUri, ...network } as Partial<HardenedFunctionArgs>);
    expect(inputs("orders-function")).toMatchObject({ packageType: "Image", imageUri, vpcConfig: network });
    expect(inputs("orders-function").runtime).toBeUndefined();
  });

  it("is refused a name that leaves no room for its role's", async () => {
    await expect(recorded({ functionName: "o".repeat(60) })).rejects.toThrow(
      'HardenedFunction "orders": functionName ',
    );
  });
});
