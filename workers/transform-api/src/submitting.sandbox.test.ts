import { setTimeout as delay } from "node:timers/promises";
import { ListJobsCommand } from "@aws-sdk/client-batch";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { RetryableError } from "@sallyport/worker-kit";
import type { JobRecord } from "./jobs/JobRecord.js";
import type { Platform } from "./Platform.js";
import type { JobService } from "./ports.js";
import { cancelJob } from "./submit/cancelJob.js";
import type { JobMessage } from "./submit/JobMessage.js";
import { submissionFor } from "./submit/submissionFor.js";
import { submitJob } from "./submit/submitJob.js";
import { ApiBed, context } from "./testing/ApiBed.js";

describe("the submitter", () => {
  let bed: ApiBed;
  let made = 0;

  beforeAll(async () => {
    bed = await ApiBed.start({ functions: false });
  }, 120_000);

  afterAll(async () => {
    await bed?.stop();
  }, 60_000);

  /** Accepted jobs that wait in Batch for ever: there is no place of that size. */
  const accept = async (platform: Platform, count = 1): Promise<JobRecord[]> => {
    made += 1;
    const batchId = made.toString(16).padStart(32, "0");
    const jobs = Array.from({ length: count }, (_, index): JobRecord => {
      const output = "s3://results/transformations/x/";
      const spec = {
        jobName: "x",
        output,
        command: ["atx", "ok"],
        environment: {},
        tags: {},
        vcpu: 8,
        memoryMib: 16_384,
      };
      const jobId = `${batchId}-${String(index).padStart(5, "0")}`;
      return {
        jobId,
        batchId,
        index,
        spec,
        createdAt: new Date().toISOString(),
        status: "ACCEPTED",
        submission: 1,
        progress: 0,
        attempts: 0,
      };
    });
    for (let start = 0; start < count; start += 100) await platform.jobs.create(jobs.slice(start, start + 100));
    return jobs;
  };

  /** Batch's jobs of a submission. */
  const inBatch = async (job: JobRecord): Promise<number> => {
    const filters = [{ name: "JOB_NAME", values: [submissionFor(job).name] }];
    const { jobSummaryList } = await bed.batch.send(new ListJobsCommand({ jobQueue: "transform", filters }));
    return jobSummaryList?.length ?? 0;
  };

  const event = (...messages: readonly object[]) => ({
    Records: messages.map((message, index) => ({ messageId: String(index), body: JSON.stringify(message) })),
  });

  const claimSeconds = { SUBMIT_CLAIM_SECONDS: "1" };

  test("that dies after Batch took the job and before it is recorded, is followed by one that finds it", async () => {
    const healthy = bed.platform({}, claimSeconds);
    const dying = bed.platform(
      {
        service: replaced(healthy.service, async (job) => {
          await healthy.service.submit(job);
          throw new Error("died");
        }),
      },
      claimSeconds,
    );
    const [job] = await accept(healthy);
    if (job === undefined) throw new Error("there is no job");
    const wanted = { jobId: job.jobId, submission: 1 };
    await expect(submitJob(dying, wanted)).rejects.toBeInstanceOf(RetryableError);
    // As long as the claim lasts, nobody may try.
    await expect(submitJob(healthy, wanted)).rejects.toBeInstanceOf(RetryableError);
    await delay(1_100);
    const found = await submitJob(healthy, wanted);
    expect(found?.batchJobId).toBeDefined();
    expect(await inBatch(job)).toBe(1);
    expect((await submitJob(healthy, wanted))?.batchJobId).toBe(found?.batchJobId);
    expect(await inBatch(job)).toBe(1);
  });

  test("that dies before Batch took the job, is followed by one that hands it over", async () => {
    const healthy = bed.platform({}, claimSeconds);
    const dying = bed.platform(
      { service: replaced(healthy.service, () => Promise.reject(new Error("died"))) },
      claimSeconds,
    );
    const [job] = await accept(healthy);
    if (job === undefined) throw new Error("there is no job");
    await expect(submitJob(dying, { jobId: job.jobId, submission: 1 })).rejects.toBeInstanceOf(RetryableError);
    expect(await inBatch(job)).toBe(0);
    await delay(1_100);
    await submitJob(healthy, { jobId: job.jobId, submission: 1 });
    expect(await inBatch(job)).toBe(1);
  });

  test("hands each job over once, though messages come twice, at the same time, and it dies at random", async () => {
    const healthy = bed.platform({}, claimSeconds);
    let calls = 0;
    const flaky = bed.platform(
      {
        service: replaced(healthy.service, async (job) => {
          calls += 1;
          if (calls % 5 === 0) throw new Error("died before");
          const id = await healthy.service.submit(job);
          if (calls % 3 === 0) throw new Error("died after");
          return id;
        }),
      },
      claimSeconds,
    );
    const jobs = await accept(healthy, 50);
    const message = (start: number) => ({
      kind: "submit",
      jobs: jobs.slice(start, start + 25).map(({ jobId }) => ({ jobId, submission: 1 })),
    });
    const handlers = [bed.handlers(flaky), bed.handlers(flaky)];
    await Promise.all(handlers.map(({ submitter }) => submitter(event(message(0), message(25)) as never, context())));
    await delay(1_100);
    let left = 2;
    for (let tries = 0; left > 0 && tries < 5; tries += 1) {
      const { batchItemFailures } = await bed
        .handlers(healthy)
        .submitter(event(message(0), message(25)) as never, context());
      left = batchItemFailures.length;
      if (left > 0) await delay(1_100);
    }
    expect(left).toBe(0);
    const counts = await Promise.all(jobs.map(inBatch));
    expect(counts).toEqual(Array(50).fill(1));
    expect(await healthy.batches.count(jobs[0]?.batchId ?? "", "ACCEPTED")).toBe(0);
  }, 90_000);

  test("keeps to the rate, whoever else submits", async () => {
    const platform = bed.platform({}, { SUBMIT_RATE_PER_SECOND: "20" });
    const times: number[] = [];
    const timed = {
      ...platform,
      service: replaced(platform.service, async (job) => {
        times.push(Date.now());
        return platform.service.submit(job);
      }),
    };
    const jobs = await accept(platform, 40);
    const message = (start: number) => ({
      kind: "submit",
      jobs: jobs.slice(start, start + 20).map(({ jobId }) => ({ jobId, submission: 1 })),
    });
    await Promise.all([0, 20].map((start) => bed.handlers(timed).submitter(event(message(start)) as never, context())));
    expect(times).toHaveLength(40);
    times.sort((a, b) => a - b);
    // Of 40 at 20 a second, the last begins 1.95 s after the first.
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(1_700);
  });

  test("leaves what it has no time for, and what is no message, in the queue", async () => {
    const platform = bed.platform();
    const [job] = await accept(platform);
    const short = { ...context(), getRemainingTimeInMillis: () => 4_000 };
    const message = { kind: "submit", jobs: [{ jobId: job?.jobId, submission: 1 }] };
    const { batchItemFailures } = await bed.handlers(platform).submitter(event(message) as never, short);
    expect(batchItemFailures).toEqual([{ itemIdentifier: "0" }]);
    const bad = await bed
      .handlers(platform)
      .submitter(event({ kind: "run" }, { kind: "cancel", jobs: ["../x"], reason: "" }) as never, context());
    expect(bad.batchItemFailures).toHaveLength(2);
  });

  test("ends a job that was cancelled before or while it was handed over", async () => {
    const platform = bed.platform({}, claimSeconds);
    const [early, during] = await accept(platform, 2);
    if (early === undefined || during === undefined) throw new Error("there are no jobs");
    expect(await cancelJob(platform, early.jobId, "no more")).toMatchObject({ status: "FAILED", reason: "no more" });
    await submitJob(platform, { jobId: early.jobId, submission: 1 });
    expect(await inBatch(early)).toBe(0);
    const slow = {
      ...platform,
      service: replaced(platform.service, async (job) => {
        await cancelJob(platform, during.jobId, "no more");
        return platform.service.submit(job);
      }),
    };
    await submitJob(slow, { jobId: during.jobId, submission: 1 });
    const [described] = await platform.service.states([(await platform.jobs.get(during.jobId))?.batchJobId ?? ""]);
    expect(described?.state).toMatchObject({ status: "FAILED", reason: expect.stringContaining("no more") });
  });

  test("hands over nothing of a batch that was cancelled before its jobs had records, until it is retried", async () => {
    const platform = bed.platform();
    const handlers = bed.handlers(platform);
    const jobs = Array(30).fill({ command: "atx ok", vcpu: 8 });
    const { body } = await bed.callHere({ method: "POST", path: "/jobs/batch", body: { jobs } }, handlers);
    const path = `/jobs/batch/${body.batchId}`;
    expect((await bed.callHere({ method: "DELETE", path }, handlers)).body).toMatchObject({ jobs: 30 });
    const sent: JobMessage[] = [];
    const send = async (messages: readonly JobMessage[]) => void sent.push(...messages);
    const { submitter } = bed.handlers({ ...platform, queue: { send } });
    await submitter(event({ kind: "expand", batchId: body.batchId }) as never, context());
    await submitter(event(...sent) as never, context());
    const cancelled = await bed.callHere({ method: "GET", path }, handlers);
    expect(cancelled.body).toMatchObject({ status: "COMPLETED_WITH_FAILURES", statusCounts: { FAILED: 30 } });
    const [first] = await platform.jobs.getMany([`${body.batchId}-00000`]);
    expect(first).toMatchObject({ status: "FAILED", reason: "cancelled by a caller of the API" });
    expect(first && (await inBatch(first))).toBe(0);
    const retrying = bed.handlers({ ...platform, queue: { send } });
    sent.length = 0;
    expect((await bed.callHere({ method: "POST", path: `${path}/retry` }, retrying)).body).toMatchObject({ jobs: 30 });
    // At once, and not only when the submitter comes to it: whoever waits for the end must not take the old one for it.
    const reopened = await bed.callHere({ method: "GET", path }, handlers);
    expect(reopened.body).toMatchObject({ status: "IN_PROGRESS", waiting: 30 });
    await submitter(event(...sent) as never, context());
    expect(first && (await inBatch({ ...first, submission: 2 }))).toBe(1);
  });

  test("counts the jobs of a cancelled batch as they were when it was asked, however fast they are ended", async () => {
    const platform = bed.platform();
    const jobs = await accept(platform, 3);
    const [{ batchId = "" } = {}] = jobs;
    await platform.batches.create({ batchId, totalJobs: 3, createdAt: new Date().toISOString() });
    const { submitter } = bed.handlers(platform);
    const send = async (messages: readonly JobMessage[]) =>
      void (await submitter(event(...messages) as never, context()));
    const handlers = bed.handlers({ ...platform, queue: { send } });
    const cancel = { method: "DELETE", path: `/jobs/batch/${batchId}` };
    expect((await bed.callHere(cancel, handlers)).body).toEqual({ batchId, jobs: 3 });
    expect((await bed.callHere(cancel, handlers)).body).toEqual({ batchId, jobs: 0 });
  });

  test("ends the jobs of a cancelled batch from the last on, so that none begins in the place of another", async () => {
    const platform = bed.platform();
    const jobs = await accept(platform, 12);
    const [{ batchId = "" } = {}] = jobs;
    await platform.batches.create({ batchId, totalJobs: 12, createdAt: new Date().toISOString() });
    const sent: JobMessage[] = [];
    const send = async (messages: readonly JobMessage[]) => void sent.push(...messages);
    const handlers = bed.handlers({ ...platform, queue: { send } });
    await bed.callHere({ method: "DELETE", path: `/jobs/batch/${batchId}` }, handlers);
    const ended = sent.map((message) => (message.kind === "cancel" ? message.jobs : []));
    for (const some of ended) expect(some).toEqual([...some].sort().reverse());
    expect(ended.flat().sort()).toEqual(jobs.map(({ jobId }) => jobId).sort());
  });

  test("submits a failed job again once for each retry, and only a failed one", async () => {
    const platform = bed.platform({}, claimSeconds);
    const [job] = await accept(platform);
    if (job === undefined) throw new Error("there is no job");
    const first = await submitJob(platform, { jobId: job.jobId, submission: 1 });
    await submitJob(platform, { jobId: job.jobId, submission: 2 });
    expect(await inBatch({ ...job, submission: 2 })).toBe(0);
    const { batchJobId = "" } = first ?? {};
    await platform.changes.record(job, 1, { batchJobId, status: "FAILED", attempts: 1, exitCode: 1 });
    await Promise.all(
      [1, 2, 3].map(() => submitJob(platform, { jobId: job.jobId, submission: 2 }).catch(() => undefined)),
    );
    expect(await inBatch({ ...job, submission: 2 })).toBe(1);
    // What comes late of the first submission changes nothing.
    expect(await platform.changes.record(job, 1, { batchJobId, status: "SUCCEEDED", attempts: 1 })).toBe(false);
    expect(await platform.jobs.get(job.jobId)).toMatchObject({ submission: 2, status: "SUBMITTED" });
  });

  test("is told states in any order and twice, and keeps the last one", async () => {
    const platform = bed.platform();
    const [job] = await accept(platform);
    if (job === undefined) throw new Error("there is no job");
    const { observer } = bed.handlers(platform);
    const tags = { "sallyport:job": `${job.jobId}/1`, "sallyport:platform": "transform" };
    const tell = (status: string, attempts = 0) =>
      observer(
        { detail: { jobId: "b-1", status, tags, attempts: Array(attempts).fill({ container: { exitCode: 1 } }) } },
        context(),
      );
    for (const status of ["RUNNABLE", "SUBMITTED", "RUNNING", "STARTING", "RUNNING"]) await tell(status);
    expect(await platform.jobs.get(job.jobId)).toMatchObject({ status: "RUNNING", batchJobId: "b-1" });
    await tell("RUNNABLE", 1);
    expect(await platform.jobs.get(job.jobId)).toMatchObject({ status: "RUNNABLE", attempts: 1 });
    for (const status of ["FAILED", "RUNNING", "SUCCEEDED"]) await tell(status, 2);
    expect(await platform.jobs.find("b-1")).toMatchObject({ status: "FAILED", exitCode: 1 });
    await observer({ detail: { jobId: "b-2", status: "FAILED" } }, context());
    await observer({ detail: "nothing" }, context());
  });
});

/** The service, but for how it hands jobs over: a process that dies cannot be had inside a test. */
function replaced(service: JobService, submit: JobService["submit"]): JobService {
  return {
    submit,
    findByName: (name) => service.findByName(name),
    states: (ids) => service.states(ids),
    terminate: (id, reason) => service.terminate(id, reason),
    longestRunning: () => service.longestRunning(),
  };
}
