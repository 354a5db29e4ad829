import { readdirSync } from "node:fs";
import { join } from "node:path";
import { CreateServiceCommand } from "@aws-sdk/client-ecs";
import { describe, expect, it } from "@jest/globals";
import { sandboxHomePaths } from "../../lifecycle/SandboxHome.js";
import { startSandbox } from "../../lifecycle/startSandbox.js";
import { readState } from "../../supervisor/SandboxState.js";
import { fixtureCluster as cluster, startTaskFixture, type TaskFixture } from "../testing/startTaskFixture.js";
import { until } from "../testing/until.js";

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Starts a service of tasks that ignore SIGTERM and returns their processes. */
async function startStubbornTasks(fixture: TaskFixture): Promise<number[]> {
  const taskDefinition = await fixture.define(["stubborn"], { stopTimeout: 2 });
  const service = { cluster, serviceName: "stubborn", taskDefinition, desiredCount: 2, launchType: "FARGATE" } as const;
  await fixture.ecs.send(new CreateServiceCommand(service));
  return await until(async () => {
    const tasks = await fixture.serviceTasks("stubborn");
    const lines = (await Promise.all(tasks.map(({ taskArn = "" }) => fixture.logLines(taskArn)))).flat();
    return lines.length === 2 ? lines.map((line) => Number(JSON.parse(line).pid)) : undefined;
  });
}

describe("tasks of a sandbox that ends", () => {
  it("are ended by a stop, even those that ignore SIGTERM, and are not replaced", async () => {
    const fixture = await startTaskFixture();
    const pids = await startStubbornTasks(fixture).catch(() => []);
    await fixture.stop();
    expect({ started: pids.length, running: pids.filter(isRunning) }).toEqual({ started: 2, running: [] });
  }, 60_000);

  it("are ended when the supervisor is killed, and leave nothing to the next start", async () => {
    const fixture = await startTaskFixture();
    try {
      const { home } = fixture.sandbox;
      const pids = await startStubbornTasks(fixture);
      const reading = await readState(sandboxHomePaths(home));
      if (reading.kind !== "running") throw new Error(`the sandbox is ${reading.kind}`);
      process.kill(reading.state.supervisor.pid, "SIGKILL");
      await until(async () => (pids.some(isRunning) ? undefined : true));
      await startSandbox({ home, images: {}, pulumi: false });
      expect(readdirSync(join(home, "tasks"))).toEqual([]);
    } finally {
      await fixture.stop();
    }
  }, 60_000);
});
