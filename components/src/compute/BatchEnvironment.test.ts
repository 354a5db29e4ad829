import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { BatchEnvironment } from "./BatchEnvironment.js";
import type { BatchEnvironmentArgs } from "./BatchEnvironmentArgs.js";

const required: BatchEnvironmentArgs = {
  image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders@sha256:0",
  jobRoleArn: "arn:aws:iam::111122223333:role/orders-job",
  subnetIds: ["subnet-1"],
  securityGroupIds: ["sg-1"],
};
const topic = "arn:aws:sns:eu-west-1:111122223333:alarms";
const waiver = { control: "CNT-08", reason: "the tool writes beside itself", owner: "data", expires: "2027-03-31" };

interface JobProperties {
  readonly readonlyRootFilesystem: boolean;
  readonly networkConfiguration: object;
}

const recorded = async (args: Partial<BatchEnvironmentArgs> = {}, preview = false) => {
  const { resources } = await record(() => new BatchEnvironment("orders", { ...required, ...args }), { preview });
  const inputs = (name: string) => {
    const found = resources.find((resource) => resource.name === name);
    if (found === undefined) throw new Error(`nothing is named ${name}`);
    return found.inputs;
  };
  const job = () => JSON.parse(String(inputs("orders-definition").containerProperties)) as JobProperties;
  return { names: resources.map(({ name }) => name), inputs, job };
};

describe("BatchEnvironment", () => {
  it("has a queue of its name on Fargate, in the given subnets and groups", async () => {
    const { inputs } = await recorded();
    expect(inputs("orders-fargate")).toMatchObject({
      type: "MANAGED",
      computeResources: { type: "FARGATE", maxVcpus: 256, subnets: ["subnet-1"], securityGroupIds: ["sg-1"] },
    });
    expect(inputs("orders-queue")).toMatchObject({ name: "orders", state: "ENABLED" });
    expect((await recorded({ spot: true })).inputs("orders-fargate").computeResources).toMatchObject({
      type: "FARGATE_SPOT",
    });
  });

  it("cancels jobs that can never start, so that somebody hears of them", async () => {
    const { jobStateTimeLimitActions } = (await recorded()).inputs("orders-queue");
    expect(jobStateTimeLimitActions).toContainEqual({
      state: "RUNNABLE",
      action: "CANCEL",
      maxTimeSeconds: 600,
      reason: "MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE",
    });
  });

  it("runs jobs for 12 hours at most, three times at most, with their tags", async () => {
    expect((await recorded()).inputs("orders-definition")).toMatchObject({
      name: "orders",
      platformCapabilities: ["FARGATE"],
      timeout: { attemptDurationSeconds: 43_200 },
      retryStrategy: { attempts: 3 },
      propagateTags: true,
    });
  });

  it("tries jobs again by no exit code, unless one is named", async () => {
    const conditions = async (args: Partial<BatchEnvironmentArgs>) => {
      const { retryStrategy } = (await recorded(args)).inputs("orders-definition") as {
        readonly retryStrategy: { readonly evaluateOnExits: readonly object[] };
      };
      return retryStrategy.evaluateOnExits.filter((condition) => "onExitCode" in condition);
    };
    expect(await conditions({})).toEqual([]);
    expect(await conditions({ retryableExitCode: 75 })).toEqual([{ action: "retry", onExitCode: "75" }]);
  });

  it("writes the job's properties at the first preview already", async () => {
    const properties = (await recorded({}, true)).inputs("orders-definition").containerProperties;
    expect(properties).toBe((await recorded()).inputs("orders-definition").containerProperties);
  });

  it("starts jobs by a role apart from theirs, whose name can be chosen (IAM-12)", async () => {
    const { inputs, job } = await recorded({ executionRoleName: "ATXBatchExecutionRole" });
    expect(inputs("orders-execution-role")).toMatchObject({ name: "ATXBatchExecutionRole" });
    expect(inputs("orders-execution-role").assumeRolePolicy).toContain("ecs-tasks.amazonaws.com");
    expect(job()).toMatchObject({
      jobRoleArn: required.jobRoleArn,
      executionRoleArn: "arn:aws:iam::111122223333:role/ATXBatchExecutionRole",
    });
  });

  it("gives jobs a writable root and a public address only where waivers say why", async () => {
    const strict = (await recorded()).job();
    expect(strict).toMatchObject({
      readonlyRootFilesystem: true,
      networkConfiguration: { assignPublicIp: "DISABLED" },
    });
    const { job } = await recorded({
      exceptions: { writableRoot: waiver, publicIp: { ...waiver, control: "NET-13" } },
    });
    expect(job()).toMatchObject({ readonlyRootFilesystem: false, networkConfiguration: { assignPublicIp: "ENABLED" } });
  });

  it("tells the topic of each failed job of its queue, and of jobs that run for more than six hours", async () => {
    expect((await recorded()).names.filter((name) => /failed|long/.test(name))).toEqual([]);
    const { inputs } = await recorded({ alarmTopicArn: topic });
    expect(JSON.parse(String(inputs("orders-failed-rule").eventPattern))).toEqual({
      source: ["aws.batch"],
      "detail-type": ["Batch Job State Change"],
      detail: { status: ["FAILED"], jobQueue: ["arn:aws:batch:eu-west-1:111122223333:job-queue/orders"] },
    });
    expect(inputs("orders-failed-target")).toMatchObject({ arn: topic });
    expect(inputs("orders-failed-alarm")).toMatchObject({
      metricName: "TriggeredRules",
      dimensions: { RuleName: "orders-failed" },
      threshold: 0,
      alarmActions: [topic],
    });
    expect(inputs("orders-long")).toMatchObject({
      metricName: "JobSeconds",
      dimensions: { JobQueue: "orders" },
      threshold: 21_600,
      alarmActions: [topic],
    });
  });

  it.each<[string, Partial<BatchEnvironmentArgs>]>([
    ["attempts", { attempts: 11 }],
    ["retryableExitCode", { retryableExitCode: 0 }],
    ["retryableExitCode", { retryableExitCode: 256 }],
    ["timeoutSeconds", { timeoutSeconds: 59 }],
    ["timeoutSeconds", { timeoutSeconds: 15 * 86_400 }],
    ["longJobSeconds", { longJobSeconds: 43_200 }],
    ["maxVcpus", { maxVcpus: 1 }],
    ["memoryMib", { memoryMib: 1 }],
    ["logRetentionDays", { logRetentionDays: 0 }],
    ["jobQueueName", { jobQueueName: "orders.jobs" }],
    ["jobDefinitionName", { jobDefinitionName: "-orders" }],
    ["executionRoleName", { executionRoleName: "o".repeat(65) }],
    ["environmentVariables.GITHUB_TOKEN", { environmentVariables: { GITHUB_TOKEN: "opens" } }],
    ["exceptions.publicIp.expires", { exceptions: { publicIp: { ...waiver, expires: "soon" } } }],
  ])("refuses a wrong %s", async (argument, args) => {
    await expect(recorded(args)).rejects.toThrow(`BatchEnvironment "orders": ${argument} `);
  });
});
