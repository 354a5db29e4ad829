import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { WorkerService } from "./WorkerService.js";
import type { WorkerServiceArgs } from "./WorkerServiceArgs.js";

const required: WorkerServiceArgs = {
  image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders@sha256:0",
  taskRoleArn: "arn:aws:iam::111122223333:role/orders",
  subnetIds: ["subnet-1"],
  securityGroupIds: ["sg-1"],
};
const scaling = { queueName: "orders-in", minTasks: 0, maxTasks: 3, backlogPerTask: 10 };
const topic = "arn:aws:sns:eu-west-1:111122223333:alarms";

const waiver = { control: "CNT-08", reason: "the tool writes beside itself", owner: "data", expires: "2027-03-31" };

const recorded = async (args: Partial<WorkerServiceArgs> = {}) => {
  const { resources } = await record(() => new WorkerService("orders", { ...required, ...args }));
  return {
    names: resources.map(({ name }) => name),
    inputs: (name: string) => {
      const found = resources.find((resource) => resource.name === name);
      if (found === undefined) throw new Error(`nothing is named ${name}`);
      return found.inputs;
    },
  };
};

describe("WorkerService", () => {
  it("runs on Fargate Spot and arm64, without public address and without a shell into the container", async () => {
    const { inputs } = await recorded();
    expect(inputs("orders-service")).toMatchObject({
      capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }],
      networkConfiguration: { assignPublicIp: false, subnets: ["subnet-1"], securityGroups: ["sg-1"] },
      enableExecuteCommand: false,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      desiredCount: 1,
    });
    expect(inputs("orders-task")).toMatchObject({
      cpu: "2048",
      memory: "4096",
      networkMode: "awsvpc",
      runtimePlatform: { cpuArchitecture: "ARM64" },
      volumes: [{ name: "tmp" }],
    });
  });

  it("runs the share on demand that is asked for, and the rest on Spot", async () => {
    const strategy = async (args: Partial<WorkerServiceArgs>) =>
      (await recorded(args)).inputs("orders-service").capacityProviderStrategies;
    const all = (capacityProvider: string) => [{ capacityProvider, weight: 1 }];
    expect(await strategy({ onDemandPercent: 25 })).toEqual([
      { capacityProvider: "FARGATE", weight: 25 },
      { capacityProvider: "FARGATE_SPOT", weight: 75 },
    ]);
    expect(await strategy({ onDemandPercent: 0 })).toEqual(all("FARGATE_SPOT"));
    expect(await strategy({ onDemandPercent: 100 })).toEqual(all("FARGATE"));
    expect(await strategy({ spot: false })).toEqual(all("FARGATE"));
  });

  it("lets the container write its root file system only where a waiver says why", async () => {
    const root = async (args: Partial<WorkerServiceArgs>) => {
      const text = (await recorded(args)).inputs("orders-task").containerDefinitions;
      return (JSON.parse(String(text)) as { readonlyRootFilesystem: boolean }[])[0]?.readonlyRootFilesystem;
    };
    expect(await root({})).toBe(true);
    expect(await root({ exceptions: { writableRoot: waiver } })).toBe(false);
  });

  it("makes a cluster only when none is given, and scales within the one that is", async () => {
    expect((await recorded()).inputs("orders-cluster").settings).toEqual([
      { name: "containerInsights", value: "enabled" },
    ]);
    const clusterArn = "arn:aws:ecs:eu-west-1:111122223333:cluster/common";
    const { names, inputs } = await recorded({ clusterArn, scaling });
    expect(names).not.toContain("orders-cluster");
    expect(inputs("orders-service").cluster).toBe(clusterArn);
    expect(inputs("orders-tasks").resourceId).toBe("service/common/orders");
  });

  it("has a task role and another role to start by, which may pull the one image and write the one log", async () => {
    const { inputs } = await recorded({ imageRepository: "orders" });
    const { taskRoleArn, executionRoleArn } = inputs("orders-task");
    expect(taskRoleArn).toBe(required.taskRoleArn);
    expect(executionRoleArn).toBe("arn:aws:iam::111122223333:role/orders-execution");
    const policy = String(inputs("orders-execution-access").policy);
    expect(policy).toContain("repository/orders");
    expect(policy).toContain("log-group:/sallyport/orders-logs:log-stream:*");
  });

  it("has tasks for the longest backlog of five minutes, and the least once nothing waits and nothing is in work", async () => {
    const { inputs } = await recorded({ scaling });
    expect(inputs("orders-tasks")).toMatchObject({
      minCapacity: 0,
      maxCapacity: 3,
      resourceId: "service/orders/orders",
    });
    expect(inputs("orders-backlog")).toMatchObject({
      metricQueries: [
        {
          id: "m1",
          metric: {
            namespace: "AWS/SQS",
            metricName: "ApproximateNumberOfMessagesVisible",
            dimensions: { QueueName: "orders-in" },
            stat: "Maximum",
            period: 300,
          },
        },
        { id: "m2", metric: { metricName: "ApproximateNumberOfMessagesNotVisible", period: 300 } },
        { id: "backlog", expression: "m1+m2", returnData: true },
      ],
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      alarmActions: [expect.stringContaining("orders-scale-out")],
    });
    expect(inputs("orders-scale-out").stepScalingPolicyConfiguration).toMatchObject({
      adjustmentType: "ExactCapacity",
      stepAdjustments: [
        { metricIntervalLowerBound: "0", metricIntervalUpperBound: "10", scalingAdjustment: 1 },
        { metricIntervalLowerBound: "10", metricIntervalUpperBound: "20", scalingAdjustment: 2 },
        { metricIntervalLowerBound: "20", scalingAdjustment: 3 },
      ],
    });
    expect(inputs("orders-idle")).toMatchObject({
      metricQueries: [
        { id: "m1", metric: { metricName: "ApproximateNumberOfMessagesVisible", period: 60 } },
        { id: "m2", metric: { metricName: "ApproximateNumberOfMessagesNotVisible" } },
        { id: "backlog", expression: "m1+m2", returnData: true },
      ],
      comparisonOperator: "LessThanOrEqualToThreshold",
      threshold: 0,
      alarmActions: [expect.stringContaining("orders-scale-in")],
    });
    expect(inputs("orders-scale-in").stepScalingPolicyConfiguration).toMatchObject({
      stepAdjustments: [{ metricIntervalUpperBound: "0", scalingAdjustment: 0 }],
    });
  });

  it("starts with the least tasks when it scales", async () => {
    expect((await recorded({ scaling: { ...scaling, minTasks: 2 } })).inputs("orders-service").desiredCount).toBe(2);
  });

  it("tells the topic when tasks are missing, and when it is at its most tasks", async () => {
    expect((await recorded({ scaling })).names).not.toContain("orders-gap");
    const { inputs } = await recorded({ scaling, alarmTopicArn: topic });
    expect(inputs("orders-at-max")).toMatchObject({
      metricName: "DesiredTaskCount",
      threshold: 3,
      evaluationPeriods: 15,
      alarmActions: [topic],
    });
    expect(inputs("orders-gap")).toMatchObject({
      metricQueries: [{ id: "desired" }, { id: "running" }, { expression: "desired-running" }],
      alarmActions: [topic],
    });
    expect((await recorded({ alarmTopicArn: topic })).names).not.toContain("orders-at-max");
  });

  it.each<[string, Partial<WorkerServiceArgs>]>([
    ["scaling.maxTasks", { scaling: { ...scaling, maxTasks: 0 } }],
    ["scaling.minTasks", { scaling: { ...scaling, minTasks: 4 } }],
    ["scaling.backlogPerTask", { scaling: { ...scaling, backlogPerTask: 0.5 } }],
    ["onDemandPercent", { onDemandPercent: 101 }],
    ["onDemandPercent", { spot: false, onDemandPercent: 50 }],
    ["logRetentionDays", { logRetentionDays: 0 }],
    ["cpu", { cpu: 1 }],
    ["scratchPaths[0]", { scratchPaths: ["tmp"] }],
    ["environmentVariables.DB_PASSWORD", { environmentVariables: { DB_PASSWORD: "opens" } }],
    ["exceptions.writableRoot.reason", { exceptions: { writableRoot: { ...waiver, reason: "" } } }],
  ])("refuses a wrong %s", async (argument, args) => {
    await expect(recorded(args)).rejects.toThrow(`WorkerService "orders": ${argument} `);
  });
});
