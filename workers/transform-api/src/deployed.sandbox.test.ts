import { TerminateJobCommand } from "@aws-sdk/client-batch";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readDecisions } from "@sallyport/sandbox";
import type { Metrics as QueueMetrics } from "@sallyport/worker-kit";
import { until } from "@sallyport/worker-kit/testing";
import { ApiBed, context } from "./testing/ApiBed.js";

const ok = { command: ["atx", "ok"] };

describe("the API, deployed with its functions under their roles", () => {
  let bed: ApiBed;

  beforeAll(async () => {
    bed = await ApiBed.start();
  }, 120_000);

  afterAll(async () => {
    await bed?.stop();
  }, 60_000);

  test("runs one job, and knows how it went by both ids", async () => {
    const submitted = await bed.call({
      method: "POST",
      path: "/jobs",
      body: { ...ok, jobName: "one", tags: { team: "a" } },
    });
    expect(submitted).toMatchObject({ status: 201, body: { jobName: "one", status: "SUBMITTED" } });
    const { jobId, batchJobId } = submitted.body;
    const job = await bed.untilAnswer(
      `/jobs/${batchJobId}`,
      ({ status }) => status === "SUCCEEDED" || status === "FAILED",
    );
    expect(job).toMatchObject({
      jobId,
      batchJobId,
      status: "SUCCEEDED",
      exitCode: 0,
      outputPath: "s3://results/transformations/one/",
    });
    expect(job.logUrl).toContain("log-events");
    expect(await bed.call({ method: "DELETE", path: `/jobs/${jobId}` })).toMatchObject({
      status: 400,
      body: { type: "urn:sallyport:problem:job-ended" },
    });
  });

  test("runs a batch with failures, lists them page by page, and runs them again", async () => {
    const jobs = Array.from({ length: 12 }, (_, index) => ({
      command: `atx ${index % 4 === 0 ? "fail" : "ok"}`,
      jobName: `part-${index}`,
    }));
    const accepted = await bed.call({ method: "POST", path: "/jobs/batch", body: { batchName: "twelve", jobs } });
    expect(accepted).toMatchObject({ status: 202, body: { totalJobs: 12 } });
    const path = `/jobs/batch/${accepted.body.batchId}`;
    const ended = await bed.untilAnswer(path, ({ status }) => status !== "IN_PROGRESS", 60);
    expect(ended).toMatchObject({
      status: "COMPLETED_WITH_FAILURES",
      waiting: 0,
      progressPercent: 100,
      statusCounts: { SUCCEEDED: 9, FAILED: 3 },
    });
    expect(ended.failedJobs).toMatchObject([0, 4, 8].map((index) => ({ jobName: `part-${index}`, exitCode: 3 })));
    const first = await bed.call({ method: "GET", path, query: { limit: "2" } });
    const second = await bed.call({ method: "GET", path, query: { limit: "2", page: first.body.nextPage } });
    expect([...first.body.failedJobs, ...second.body.failedJobs]).toEqual(ended.failedJobs);
    const earlier = ended.failedJobs.map(({ batchJobId }: { batchJobId: string }) => batchJobId);
    expect(await bed.call({ method: "POST", path: `${path}/retry` })).toMatchObject({ status: 202, body: { jobs: 3 } });
    const again = await bed.untilAnswer(
      path,
      ({ status, failedJobs }) =>
        status !== "IN_PROGRESS" && failedJobs.length === 3 && !earlier.includes(failedJobs[2].batchJobId),
      60,
    );
    expect(again.statusCounts).toMatchObject({ SUCCEEDED: 9, FAILED: 3 });
  }, 150_000);

  test("cancels a running job and all jobs of a batch", async () => {
    const sleep = { command: "atx sleep" };
    const { body } = await bed.call({ method: "POST", path: "/jobs", body: sleep });
    await bed.untilAnswer(`/jobs/${body.jobId}`, ({ status }) => status === "RUNNING");
    const cancelled = await bed.call({ method: "DELETE", path: `/jobs/${body.jobId}`, query: { reason: "no more" } });
    expect(cancelled).toMatchObject({ status: 200, body: { previousStatus: "RUNNING" } });
    const job = await bed.untilAnswer(`/jobs/${body.jobId}`, ({ status }) => status === "FAILED");
    expect(job.reason).toContain("no more");
    const batch = await bed.call({ method: "POST", path: "/jobs/batch", body: { jobs: Array(6).fill(sleep) } });
    const path = `/jobs/batch/${batch.body.batchId}`;
    await bed.untilAnswer(path, ({ waiting, statusCounts }) => waiting === 0 && statusCounts.RUNNING > 0);
    expect(await bed.call({ method: "DELETE", path })).toMatchObject({ status: 202, body: { jobs: 6 } });
    await bed.untilAnswer(path, ({ statusCounts }) => statusCounts.FAILED === 6);
  }, 120_000);

  test("tells by the schedule how long the job has been running that runs longest, and 0 where none runs", async () => {
    const told: object[] = [];
    const platform = bed.platform();
    const queueMetrics: QueueMetrics = { emit: (values, properties) => void told.push({ ...values, ...properties }) };
    let now = 0;
    const { observer } = bed.handlers({
      ...platform,
      telemetry: { ...platform.telemetry, queueMetrics },
      now: () => now,
    });
    const tick = async () => await observer({ "detail-type": "Scheduled Event", detail: {} }, context());
    await tick();
    const [older, younger] = [await bed.startForeign(), await bed.startForeign()];
    now = older.startedAt + 21_601_000;
    await tick();
    for (const { jobId } of [younger, older]) await bed.batch.send(new TerminateJobCommand({ jobId, reason: "seen" }));
    expect(told).toEqual([
      { JobSeconds: [0, "Seconds"] },
      { JobSeconds: [21_601, "Seconds"], batchJobId: older.jobId },
    ]);
  });

  test("logs refusals with their reasons, and never what was sent", async () => {
    const secret = "hunter2";
    const body = { command: ["sh", "-c", secret], environment: { LD_PRELOAD: secret } };
    expect(await bed.call({ method: "POST", path: "/jobs", body })).toMatchObject({ status: 400 });
    let lines: string[] = [];
    await until("the refusal is in the log", async () => {
      lines = await bed.logLines("api");
      return lines.some((line) => line.includes("job-not-valid"));
    });
    expect(lines.join("")).not.toContain(secret);
    const refusal = JSON.parse(lines.find((line) => line.includes("job-not-valid")) ?? "{}");
    expect(refusal).toMatchObject({
      event: "security.request_refused",
      level: "warn",
      service: "transform-api",
      status: 400,
      code: "job-not-valid",
    });
    expect(refusal.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  test("keeps and removes configurations, and forgets the key of a call that it refused", async () => {
    const path = "/mcp-config/team";
    const body = { mcpServers: { a: { command: "npx", args: [] } } };
    expect(await bed.call({ method: "PUT", path, body })).toMatchObject({ status: 200 });
    expect(await bed.call({ method: "GET", path })).toMatchObject({ status: 200, body });
    expect(await bed.call({ method: "DELETE", path })).toMatchObject({ status: 200 });
    const headers = { "idempotency-key": "refused" };
    const refused = { method: "POST", path: "/jobs", body: { command: "sh" }, headers };
    expect(await bed.call(refused)).toMatchObject({ status: 400 });
    expect(await bed.call(refused)).toMatchObject({ status: 400 });
    expect(await bed.call({ ...refused, body: ok })).toMatchObject({ status: 201 });
  });

  test("are denied nothing of what they call", async () => {
    const used: Record<string, Set<string>> = { api: new Set(), submitter: new Set(), observer: new Set() };
    const denied: string[] = [];
    for await (const { principal, action, decision } of readDecisions(bed.sandbox.home)) {
      const [, role = ""] = /assumed-role\/(api|submitter|observer)\//.exec(principal ?? "") ?? [];
      used[role]?.add(action);
      if (used[role] !== undefined && decision !== "allow") denied.push(`${role} ${action}`);
    }
    expect(denied).toEqual([]);
    expect([...(used.api ?? [])]).toEqual(
      expect.arrayContaining(["dynamodb:DeleteItem", "s3:DeleteObject", "sqs:SendMessage"]),
    );
    expect([...(used.submitter ?? [])]).toEqual(expect.arrayContaining(["batch:SubmitJob", "s3:GetObject"]));
  });
});
