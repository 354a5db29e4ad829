import type { ContainerDefinition, Task, TaskDefinition } from "@aws-sdk/client-ecs";
import { describe, expect, it } from "@jest/globals";
import { planTask } from "./planTask.js";

const images = { "team/worker": { bundle: "/bundles/worker.mjs" } };
const task: Task = { taskArn: "arn:aws:ecs:eu-west-1:000000000000:task/workers/0123" };
const definition = (container: ContainerDefinition = {}, rest: TaskDefinition = {}): TaskDefinition => ({
  family: "orders",
  memory: "2048",
  taskRoleArn: "arn:aws:iam::000000000000:role/task",
  executionRoleArn: "arn:aws:iam::000000000000:role/execution",
  containerDefinitions: [{ name: "worker", image: "registry.example/team/worker:1", ...container }],
  ...rest,
});
const awslogs = (options: Record<string, string>): ContainerDefinition => ({
  logConfiguration: { logDriver: "awslogs", options },
});
const group = { "awslogs-group": "/orders", "awslogs-region": "eu-west-1" };

describe("task plan", () => {
  it("is the registered bundle with the definition's command, environment and roles", () => {
    const container = { command: ["pack"], environment: [{ name: "LEVEL", value: "3" }], stopTimeout: 120 };
    expect(planTask(task, definition(container), images)).toEqual({
      containerName: "worker",
      bundle: "/bundles/worker.mjs",
      programs: undefined,
      command: ["pack"],
      environment: { LEVEL: "3" },
      memory: 2048,
      stopTimeout: 120,
      taskRoleArn: "arn:aws:iam::000000000000:role/task",
      executionRoleArn: "arn:aws:iam::000000000000:role/execution",
      logs: undefined,
    });
  });

  it("has the folder of the image's programs", () => {
    const withPrograms = { "team/worker": { bundle: "/bundles/worker.mjs", programs: "/programs" } };
    expect(planTask(task, definition(), withPrograms)).toMatchObject({ programs: "/programs" });
  });

  it("has the image's own variables, with the task's over them", () => {
    const environment = { NODE_OPTIONS: "--max-semi-space-size=4", LEVEL: "1" };
    const withEnvironment = { "team/worker": { bundle: "/bundles/worker.mjs", environment } };
    const leveled = definition({ environment: [{ name: "LEVEL", value: "3" }] });
    expect(planTask(task, leveled, withEnvironment)).toMatchObject({ environment: { ...environment, LEVEL: "3" } });
  });

  it("lets the task's overrides win", () => {
    const override = { name: "worker", command: ["unpack"], environment: [{ name: "LEVEL", value: "9" }], memory: 512 };
    const overrides = { containerOverrides: [override], taskRoleArn: "arn:aws:iam::000000000000:role/other" };
    const environment = [{ name: "LEVEL", value: "3" }];
    expect(planTask({ ...task, overrides }, definition({ command: ["pack"], environment }), images)).toMatchObject({
      command: ["unpack"],
      environment: { LEVEL: "9" },
      memory: 512,
      stopTimeout: 30,
      taskRoleArn: "arn:aws:iam::000000000000:role/other",
    });
  });

  it.each([
    ["a prefix, by prefix, container and task", { ...group, "awslogs-stream-prefix": "orders" }, "orders/worker/0123"],
    ["no prefix, by the task", group, "0123"],
  ])("names the log stream with %s", (_case, options, stream) => {
    const { logs } = planTask(task, definition(awslogs(options)), images);
    expect(logs).toEqual({ group: "/orders", region: "eu-west-1", stream, createGroup: false });
  });

  it.each<[string, TaskDefinition, RegExp]>([
    ["an unknown image", definition({ image: "team/other" }), /CannotPullContainerError.*"team\/other".*team\/worker/],
    ["an image named like an object's own method", definition({ image: "constructor" }), /CannotPullContainerError/],
    ["an entry point", definition({ entryPoint: ["sh", "-c"] }), /entryPoint is refused/],
    ["secrets", definition({ secrets: [{ name: "PASSWORD", valueFrom: "arn" }] }), /secrets is refused/],
    ["environment files", definition({ environmentFiles: [{ type: "s3", value: "arn" }] }), /environmentFiles/],
    ["NODE_OPTIONS", definition({ environment: [{ name: "NODE_OPTIONS", value: "-r x" }] }), /NODE_OPTIONS/],
    ["LD_PRELOAD", definition({ environment: [{ name: "LD_PRELOAD", value: "x.so" }] }), /LD_PRELOAD/],
    ["two containers", definition({}, { containerDefinitions: [{}, {}] }), /one container, orders has 2/],
    ["another log driver", definition({ logConfiguration: { logDriver: "splunk" } }), /splunk/],
    ["logs without a group", definition(awslogs({ "awslogs-region": "eu-west-1" })), /awslogs-group/],
    ["logs without an execution role", definition(awslogs(group), { executionRoleArn: undefined }), /execution role/],
  ])("refuses %s", (_what, refused, reason) => {
    expect(() => planTask(task, refused, images)).toThrow(reason);
  });
});
