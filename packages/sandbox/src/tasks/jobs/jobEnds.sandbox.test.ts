import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DeleteJobQueueCommand, DescribeJobsCommand, UpdateJobQueueCommand } from "@aws-sdk/client-batch";
import { describe, expect, it } from "@jest/globals";
import { resetSandbox } from "../../lifecycle/resetSandbox.js";
import { sandboxHomePaths } from "../../lifecycle/SandboxHome.js";
import { startSandbox } from "../../lifecycle/startSandbox.js";
import { readState } from "../../supervisor/SandboxState.js";
import { until } from "../testing/until.js";
import { type JobFixture, startJobFixture } from "./testing/startJobFixture.js";

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Starts an array of jobs that ignore SIGTERM, as do the processes that they start, and returns all four. */
async function startStubbornJobs(fixture: JobFixture): Promise<number[]> {
  const array = await fixture.submit(await fixture.define(["parent"]), { arrayProperties: { size: 2 } });
  const pids = await Promise.all([0, 1].map((index) => fixture.processesOf(`${array}:${index}`)));
  return pids.flat();
}

/**
 * Jobs that ignore SIGTERM have 30 s of Batch's clock, here a quarter of a second. What was killed keeps its number until
 * the system has taken note.
 */
const untilGone = (pids: readonly number[]): Promise<boolean> =>
  until(async () => (pids.some(isRunning) ? undefined : true));

describe("the processes of Batch jobs", () => {
  it("end when their queue is deleted, and those of another queue when the sandbox stops", async () => {
    const fixture = await startJobFixture();
    const { batch } = fixture;
    const pids: number[] = [];
    try {
      pids.push(...(await startStubbornJobs(fixture)));
      await batch.send(new UpdateJobQueueCommand({ jobQueue: "jobs", state: "DISABLED" }));
      await batch.send(new DeleteJobQueueCommand({ jobQueue: "jobs" }));
      await untilGone(pids);
      await fixture.addQueue("jobs", 1);
      pids.push(...(await startStubbornJobs(fixture)));
    } finally {
      await fixture.stop();
    }
    expect(pids.length).toBe(8);
    await untilGone(pids);
  }, 60_000);

  it("end when the sandbox is reset, which leaves no job and no folder", async () => {
    const fixture = await startJobFixture();
    try {
      const { home } = fixture.sandbox;
      const pids = await startStubbornJobs(fixture);
      await resetSandbox(home);
      await untilGone(pids);
      await until(async () => (readdirSync(join(home, "tasks")).length === 0 ? true : undefined));
      const { jobs } = await fixture.batch.send(new DescribeJobsCommand({ jobs: ["any"] }));
      expect(jobs).toEqual([]);
    } finally {
      await fixture.stop();
    }
  }, 60_000);

  it("end when the supervisor is killed, and leave nothing to the next start", async () => {
    const fixture = await startJobFixture();
    try {
      const { home } = fixture.sandbox;
      const pids = await startStubbornJobs(fixture);
      const reading = await readState(sandboxHomePaths(home));
      if (reading.kind !== "running") throw new Error(`the sandbox is ${reading.kind}`);
      process.kill(reading.state.supervisor.pid, "SIGKILL");
      await untilGone(pids);
      await startSandbox({ home, images: {}, pulumi: false });
      expect(readdirSync(join(home, "tasks"))).toEqual([]);
    } finally {
      await fixture.stop();
    }
  }, 60_000);
});
