import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { ScheduledTask } from "./ScheduledTask.js";
import type { ScheduledTaskArgs } from "./ScheduledTaskArgs.js";

const required: ScheduledTaskArgs = {
  schedule: "rate(6 hours)",
  image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders@sha256:0",
  taskRoleArn: "arn:aws:iam::111122223333:role/orders-task",
  subnetIds: ["subnet-1"],
  securityGroupIds: ["sg-1"],
};
const topic = "arn:aws:sns:eu-west-1:111122223333:alarms";

interface StatementJson {
  readonly Sid: string;
  readonly Resource: readonly string[];
  readonly Condition?: object;
}

const recorded = async (args: Partial<ScheduledTaskArgs> = {}) => {
  const { resources } = await record(() => new ScheduledTask("orders", { ...required, ...args }));
  return {
    names: resources.map(({ name }) => name),
    inputs: (name: string) => {
      const found = resources.find((resource) => resource.name === name);
      if (found === undefined) throw new Error(`nothing is named ${name}`);
      return found.inputs;
    },
  };
};
const statementsOf = (policy: unknown) =>
  (JSON.parse(String(policy)) as { Statement: readonly StatementJson[] }).Statement;

describe("ScheduledTask", () => {
  it("starts one task on Fargate, without a public address and without a shell into the container", async () => {
    const { inputs } = await recorded();
    expect(inputs("orders-schedule")).toMatchObject({
      name: "orders",
      groupName: "orders",
      scheduleExpression: "rate(6 hours)",
      scheduleExpressionTimezone: "UTC",
      flexibleTimeWindow: { mode: "OFF" },
      state: "ENABLED",
      target: {
        ecsParameters: {
          taskCount: 1,
          capacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1 }],
          networkConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"], assignPublicIp: false },
          enableExecuteCommand: false,
        },
      },
    });
  });

  it("lets the schedule run this task in this cluster, pass its two roles and keep what failed", async () => {
    const { inputs } = await recorded();
    const granted = statementsOf(inputs("orders-scheduler-access").policy);
    expect(granted.map(({ Sid, Resource }) => [Sid, Resource])).toEqual([
      ["PassExecutionRole", ["arn:aws:iam::111122223333:role/orders-execution"]],
      ["PassTaskRole", ["arn:aws:iam::111122223333:role/orders-task"]],
      ["RunScheduledTasks", ["arn:aws:ecs:eu-west-1:111122223333:task-definition/orders:*"]],
      ["SendFailedStartsMessages", ["arn:aws:sqs:eu-west-1:111122223333:orders-failed-starts"]],
    ]);
    const conditions = JSON.stringify(granted.map(({ Condition }) => Condition));
    expect(conditions).toContain("arn:aws:ecs:eu-west-1:111122223333:cluster/orders");
    expect(conditions).toContain('"iam:PassedToService":"ecs-tasks.amazonaws.com"');
  });

  it("is trusted for its own group alone", async () => {
    const trust = String((await recorded()).inputs("orders-scheduler-role").assumeRolePolicy);
    expect(trust).toContain('"Service":"scheduler.amazonaws.com"');
    expect(trust).toContain("arn:aws:scheduler:eu-west-1:111122223333:schedule-group/orders");
    expect(trust).not.toContain("*");
  });

  it("repeats a start that fails and keeps it, encrypted, when it cannot be started", async () => {
    const { inputs } = await recorded({ retryAttempts: 0, retrySeconds: 60 });
    expect(inputs("orders-schedule").target).toMatchObject({
      retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
      deadLetterConfig: { arn: "arn:aws:sqs:eu-west-1:111122223333:orders-failed-starts" },
    });
    expect(inputs("orders-failed-starts")).toMatchObject({
      messageRetentionSeconds: 1_209_600,
      kmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:key/orders-key-key",
    });
  });

  it("runs within the cluster that is given", async () => {
    const clusterArn = "arn:aws:ecs:eu-west-1:111122223333:cluster/common";
    const { names, inputs } = await recorded({ clusterArn });
    expect(names).not.toContain("orders-cluster");
    expect(inputs("orders-schedule").target).toMatchObject({ arn: clusterArn });
  });

  it("tells the topic of tasks that could not be started and of those that did not end well", async () => {
    expect((await recorded()).names.filter((name) => name.endsWith("-alarm"))).toEqual([]);
    const { inputs } = await recorded({ alarmTopicArn: topic });
    expect(inputs("orders-failed-starts-alarm")).toMatchObject({
      dimensions: { QueueName: "orders-failed-starts" },
      alarmActions: [topic],
    });
    expect(JSON.parse(String(inputs("orders-failed-rule").eventPattern))).toMatchObject({
      source: ["aws.ecs"],
      detail: { group: ["family:orders"], lastStatus: ["STOPPED"] },
    });
    expect(inputs("orders-failed-target")).toMatchObject({ arn: topic });
  });

  it.each<[string, Partial<ScheduledTaskArgs>]>([
    ["schedule", { schedule: "hourly" }],
    ["timeZone", { timeZone: "Europe/Nowhere" }],
    ["windowMinutes", { windowMinutes: 1441 }],
    ["retryAttempts", { retryAttempts: 186 }],
    ["retrySeconds", { retrySeconds: 59 }],
    ["cpu", { cpu: 1 }],
  ])("refuses a wrong %s", async (argument, args) => {
    await expect(recorded(args)).rejects.toThrow(`ScheduledTask "orders": ${argument} `);
  });
});
