import {
  CreateServiceCommand,
  DeleteServiceCommand,
  DescribeServicesCommand,
  StopTaskCommand,
  type Task,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { fixtureCluster as cluster, startTaskFixture, type TaskFixture } from "./testing/startTaskFixture.js";
import { until } from "./testing/until.js";

describe("task runner", () => {
  let fixture: TaskFixture;
  beforeAll(async () => {
    fixture = await startTaskFixture();
  }, 60_000);
  afterAll(async () => {
    await fixture.stop();
  }, 60_000);

  /** The process that a task has said it is. */
  const processOf = async (task: Task): Promise<number> =>
    await until(async () => {
      const ready = (await fixture.logLines(task.taskArn ?? "")).find((line) => line.includes('"ready"'));
      return ready ? Number(JSON.parse(ready).pid) : undefined;
    });
  const untilRunning = async (service: string, count: number): Promise<Task[]> =>
    await until(async () => {
      const tasks = (await fixture.serviceTasks(service)).filter((task) => task.lastStatus === "RUNNING");
      return tasks.length === count ? tasks : undefined;
    });
  const isRunning = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  it("runs a task under its task role and reports its exit code", async () => {
    const arn = await fixture.run(await fixture.define(["identity"]));
    const task = await fixture.untilStopped(arn);
    expect({
      reason: task.stoppedReason,
      code: task.containers?.[0]?.exitCode,
      said: await fixture.logLines(arn),
    }).toEqual({
      reason: "Essential container in task exited",
      code: 0,
      said: [expect.stringContaining(`assumed-role/worker-task/${arn.split("/").at(-1)}`)],
    });
  });

  it("keeps a service's desired count when a process is killed", async () => {
    const taskDefinition = await fixture.define(["serve"]);
    await fixture.ecs.send(
      new CreateServiceCommand({
        cluster,
        serviceName: "kept",
        taskDefinition,
        desiredCount: 2,
        launchType: "FARGATE",
      }),
    );
    const [victim] = await untilRunning("kept", 2);
    const killed = victim?.taskArn ?? "";
    process.kill(await processOf(victim ?? {}), "SIGKILL");
    const ended = await fixture.untilStopped(killed);
    const after = await untilRunning("kept", 2);
    expect({ code: ended.containers?.[0]?.exitCode, stopCode: ended.stopCode }).toEqual({
      code: 137,
      stopCode: "EssentialContainerExited",
    });
    expect(after.map((task) => task.taskArn)).not.toContain(killed);
  }, 30_000);

  it("is not held up by a service whose tasks cannot be started", async () => {
    const broken = { cluster, serviceName: "broken", taskDefinition: "there-is-none", desiredCount: 1 };
    await fixture.ecs.send(new CreateServiceCommand(broken));
    const task = await fixture.untilStopped(await fixture.run(await fixture.define(["identity"])));
    expect(task.containers?.[0]?.exitCode).toBe(0);
    await fixture.ecs.send(new DeleteServiceCommand({ cluster, service: "broken", force: true }));
  });

  it("replaces the tasks of a service whose task definition changed, and stops them when it is deleted", async () => {
    const create = { cluster, serviceName: "rolled", desiredCount: 1, launchType: "FARGATE" } as const;
    const first = await fixture.define(["serve"]);
    await fixture.ecs.send(new CreateServiceCommand({ ...create, taskDefinition: first }));
    const [before] = await untilRunning("rolled", 1);
    const second = await fixture.define(["serve"]);
    await fixture.ecs.send(new UpdateServiceCommand({ cluster, service: "rolled", taskDefinition: second }));
    const old = await fixture.untilStopped(before?.taskArn ?? "");
    const [after] = await untilRunning("rolled", 1);
    await until(async () => {
      const { services } = await fixture.ecs.send(new DescribeServicesCommand({ cluster, services: ["rolled"] }));
      return services?.[0]?.deployments?.[0]?.rolloutState === "COMPLETED" ? true : undefined;
    });
    expect(old.containers?.[0]?.exitCode).toBe(0);
    expect(after?.taskDefinitionArn).toBe(second);
    const pid = await processOf(after ?? {});
    await fixture.ecs.send(new DeleteServiceCommand({ cluster, service: "rolled", force: true }));
    await fixture.untilStopped(after?.taskArn ?? "");
    expect(isRunning(pid)).toBe(false);
  }, 30_000);

  it("rolls a deployment back whose tasks do not start, where the circuit breaker says so", async () => {
    const good = await fixture.define(["serve"]);
    await fixture.ecs.send(
      new CreateServiceCommand({
        cluster,
        serviceName: "guarded",
        taskDefinition: good,
        desiredCount: 1,
        launchType: "FARGATE",
        deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
      }),
    );
    const rollout = async (): Promise<(string | undefined)[]> => {
      const { services } = await fixture.ecs.send(new DescribeServicesCommand({ cluster, services: ["guarded"] }));
      return [services?.[0]?.taskDefinition, services?.[0]?.deployments?.[0]?.rolloutState];
    };
    await until(async () => ((await rollout())[1] === "COMPLETED" ? true : undefined));
    const [kept] = await untilRunning("guarded", 1);
    const bad = await fixture.define(["serve"], { image: "team/missing:1" });
    await fixture.ecs.send(new UpdateServiceCommand({ cluster, service: "guarded", taskDefinition: bad }));
    expect((await rollout())[0]).toBe(bad);
    await until(async () => ((await rollout())[0] === good ? true : undefined));
    const [after] = await untilRunning("guarded", 1);
    expect(after?.taskArn).toBe(kept?.taskArn);
  }, 40_000);

  it("ends a task with SIGTERM and reports the code it exits with", async () => {
    const arn = await fixture.run(await fixture.define(["serve"]));
    await processOf({ taskArn: arn });
    await fixture.ecs.send(new StopTaskCommand({ cluster, task: arn, reason: "no longer needed" }));
    const task = await fixture.untilStopped(arn);
    expect({ code: task.containers?.[0]?.exitCode, reason: task.stoppedReason, stopCode: task.stopCode }).toEqual({
      code: 0,
      reason: "no longer needed",
      stopCode: "UserInitiated",
    });
    expect(await fixture.logLines(arn)).toContainEqual(expect.stringContaining("stopping"));
  }, 30_000);

  it("ends a task that ignores SIGTERM with SIGKILL after its stopTimeout", async () => {
    const arn = await fixture.run(await fixture.define(["stubborn"], { stopTimeout: 2 }));
    const pid = await processOf({ taskArn: arn });
    await fixture.ecs.send(new StopTaskCommand({ cluster, task: arn }));
    const task = await fixture.untilStopped(arn);
    expect(task.containers?.[0]?.exitCode).toBe(137);
    expect(await fixture.logLines(arn)).toContainEqual(expect.stringContaining("ignored"));
    expect(isRunning(pid)).toBe(false);
  }, 30_000);

  it.each([
    ["an image that is not registered", { image: "public.ecr.aws/other/worker:1" }, "CannotPullContainerError"],
    ["an entry point", { entryPoint: ["/bin/sh"] }, "entryPoint is refused"],
    ["variables that load code", { environment: [{ name: "NODE_OPTIONS", value: "--import /tmp/x" }] }, "NODE_OPTIONS"],
  ])("refuses %s and says why", async (_what, container, reason) => {
    const task = await fixture.untilStopped(await fixture.run(await fixture.define(["serve"], container)));
    expect({ reason: task.stoppedReason, stopCode: task.stopCode }).toEqual({
      reason: expect.stringContaining(reason),
      stopCode: "TaskFailedToStart",
    });
  });
});
