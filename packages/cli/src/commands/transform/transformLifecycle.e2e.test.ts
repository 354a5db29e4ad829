import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DescribeJobsCommand, ListJobsCommand, SubmitJobCommand } from "@aws-sdk/client-batch";
import { CloudWatchClient, DescribeAlarmsCommand, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { EventBridgeClient, PutRuleCommand } from "@aws-sdk/client-eventbridge";
import { type _Object, ListObjectsV2Command, PutObjectCommand, paginateListObjectsV2 } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { readDecisions } from "@sallyport/sandbox";
import { mapConcurrently } from "@sallyport/worker-kit";
import { runBin } from "../../testing/runBin.js";
import { temporaryFolders } from "../../testing/temporaryFolders.js";
import { describeMetric, metricsIn } from "../demo/testing/embeddedMetrics.js";
import type { Answer } from "./api/TransformApi.js";
import { DeployedTransform } from "./testing/DeployedTransform.js";
import { describeAttempt } from "./testing/describeAttempt.js";
import { processesNaming } from "./testing/processesNaming.js";
import { Submitter } from "./testing/Submitter.js";
import { storedAttempts } from "./testing/storedAttempts.js";

jest.setTimeout(300_000);

/** A program that makes a file, says so, and goes on as the code says. */
const makes = (code: string) => ["node", "-e", `fs.writeFileSync("made.txt", "made"); console.log("ready"); ${code}`];
const waits = makes("setInterval(() => {}, 1000)");
/** What a program that was started leaves behind, however it ends. */
const left = ["code/made.txt", "logs/output.log"];
const whole = (status: string) => ({ status, complete: true, truthful: true, files: left });

/** Seconds of a minute of Batch's clock: its shortest timeout is as many, and half as many are from SIGTERM to SIGKILL. */
const minute = "20";

describe("the life of jobs, deployed", () => {
  const folder = temporaryFolders();
  let transform: DeployedTransform;
  let submitter: Submitter;
  /** Jobs that run on while others are looked at. */
  let hanging: string;
  let slow: string;
  let crashed: string;

  beforeAll(async () => {
    Object.assign(process.env, { SALLYPORT_JOB_MINUTE_SECONDS: minute, SALLYPORT_JOB_SLOTS: "12" });
    transform = await DeployedTransform.deploy(3600).finally(() => {
      delete process.env.SALLYPORT_JOB_MINUTE_SECONDS;
      delete process.env.SALLYPORT_JOB_SLOTS;
    });
    const { region } = transform.outputs;
    submitter = await Submitter.find(transform.stack.home, region, "transform-sandbox-submitter");
    // The sandbox's clock of EventBridge is the real one.
    const watch = {
      Name: "transform-sandbox-job-watch",
      ScheduleExpression: "rate(1 minute)",
      State: "ENABLED",
    } as const;
    await new EventBridgeClient({ region }).send(new PutRuleCommand(watch));
    hanging = await transform.submit(waits, { jobName: "hanging" });
    slow = await transform.submit(waits, { jobName: "slow", timeout: 60 });
  }, 600_000);

  afterAll(async () => {
    await transform?.stop();
  }, 60_000);

  const attemptsOf = async (jobName: string) =>
    await storedAttempts(transform.s3, transform.outputs.resultsBucket, jobName);

  const described = async (jobName: string) => (await attemptsOf(jobName)).map(describeAttempt);

  const command = async (...words: string[]) => {
    const place = ["--url", transform.outputs.apiUrl, "--json"];
    const { code, stdout } = await runBin(["transform", ...words, ...place], transform.stack.environment);
    return { code, answer: JSON.parse(stdout) as Answer };
  };

  const submitBatch = async (jobs: readonly object[]): Promise<string> => {
    const file = join(folder(), "jobs.json");
    await writeFile(file, JSON.stringify(jobs));
    return String((await command("batch", "submit", file)).answer.batchId);
  };

  /** Names of Batch's jobs, in any state, each submission of which has one of its own. */
  const inBatch = async (prefix: string): Promise<string[]> => {
    const filters = [{ name: "JOB_NAME", values: [`${prefix}*`] }];
    const { jobQueue } = transform.outputs;
    const { jobSummaryList = [] } = await transform.batch.send(new ListJobsCommand({ jobQueue, filters }));
    return jobSummaryList.map(({ jobName = "" }) => jobName).sort();
  };

  /** Waits until a job's program has said that its file is there. */
  const untilReady = async (jobId: string) => {
    await transform.until(`the program of ${jobId} runs`, async () => {
      const { code, stdout } = await runBin(
        ["transform", "logs", jobId, "--url", transform.outputs.apiUrl],
        transform.stack.environment,
      );
      return code === 0 && stdout.includes("ready") ? true : undefined;
    });
  };

  /** Ends the worker of a job that runs where it stands, and lets it do nothing more. */
  const killWorkerOf = (jobName: string) => {
    for (const pid of processesNaming("bundle/main.mjs", `/transformations/${jobName}/`)) process.kill(pid, "SIGKILL");
  };

  it("a submitter that dies in the middle of a bulk leaves jobs behind that nobody has handed over", async () => {
    // A second apart, so that it dies between two; its claims and messages come free while the test waits.
    await submitter.setVisibility(5);
    await submitter.setVariables({ SUBMIT_RATE_PER_SECOND: "1", SUBMIT_CLAIM_SECONDS: "15" });
    const jobs = Array.from({ length: 10 }, (_, index) => ({ jobName: `crash-${index}`, command: makes("") }));
    crashed = await submitBatch(jobs);
    await transform.until(
      "some of the jobs are handed over",
      async () => (await inBatch("crash-")).length >= 2 || undefined,
    );
    expect(submitter.kill()).toBeGreaterThan(0);
    expect((await inBatch("crash-")).length).toBeLessThan(jobs.length);
    await submitter.setVariables();
  });

  it("a job that waits is cancelled at once, and one that runs stores what it has", async () => {
    const large = { vcpu: 8, memory: 16_384 };
    const running = await transform.submit(waits, { jobName: "running", ...large });
    const next = await transform.submit(waits, { jobName: "next", ...large });
    // Behind two that take all of the sixteen processors.
    const waiting = await transform.submit(waits, { jobName: "waiting", ...large });
    await transform.reached(waiting, "RUNNABLE");
    expect((await command("cancel", waiting, "--reason", "not needed")).answer).toMatchObject({
      previousStatus: "RUNNABLE",
    });
    expect(await transform.ended(waiting)).toMatchObject({ status: "FAILED", reason: "not needed", attempts: 0 });
    await untilReady(running);
    await transform.delete(`/jobs/${next}`);
    expect((await command("cancel", running, "--reason", "too slow")).answer).toMatchObject({
      previousStatus: "RUNNING",
    });
    expect(await transform.ended(running)).toMatchObject({
      ...{ status: "FAILED", reason: "too slow", attempts: 1, exitCode: 143 },
    });
    expect(await described("running")).toEqual([whole("stopped")]);
    expect(await described("waiting")).toEqual([]);
  });

  it("a worker that is killed while its program runs loses that attempt's results, and says nothing false", async () => {
    const killed = await transform.submit(waits, { jobName: "killed" });
    // Its log has by then what the program said.
    await untilReady(killed);
    killWorkerOf("killed");
    // What it was made of may fail again: only faults outside of jobs are tried again.
    expect(await transform.ended(killed)).toMatchObject({ status: "FAILED", exitCode: 137, attempts: 1 });
    expect(await described("killed")).toEqual([]);
  });

  it("a worker that is killed while it stores leaves whole files, and no manifest", async () => {
    const code = "for (let i = 0; i < 3000; i += 1) fs.writeFileSync(i + '.txt', 'file ' + i)";
    const jobId = await transform.submit(["node", "-e", code], { jobName: "storing" });
    const { batchJobId } = await transform.reached(jobId, "RUNNING");
    const Bucket = transform.outputs.resultsBucket;
    const place = { Bucket, Prefix: `transformations/storing/${String(batchJobId)}-1/` };
    const files = new ListObjectsV2Command({ ...place, Prefix: `${place.Prefix}code/` });
    await transform.until(
      "the first file is stored",
      async () => (await transform.s3.send(files)).KeyCount || undefined,
    );
    killWorkerOf("storing");
    expect(await transform.ended(jobId)).toMatchObject({ status: "FAILED", exitCode: 137, attempts: 1 });
    const stored: _Object[] = [];
    for await (const { Contents = [] } of paginateListObjectsV2({ client: transform.s3 }, place))
      stored.push(...Contents);
    expect(stored.map(({ Key }) => Key)).not.toContain(`${place.Prefix}manifest.json`);
    // Those that came last are those that could be torn.
    const last = stored
      .filter(({ Key }) => Key?.endsWith(".txt"))
      .sort((a, b) => Number(a.LastModified) - Number(b.LastModified));
    await mapConcurrently(last.slice(-100), 16, async ({ Key = "" }) => {
      expect(await transform.read(Bucket, Key)).toBe(`file ${/(\d+)\.txt$/.exec(Key)?.[1]}`);
    });
  });

  it("faults of host, network and image are tried again, and nothing that is a job's own", async () => {
    const meets = (faults: string) => ({
      jobName: `meets-${faults.replaceAll(" ", "-")}`,
      tags: { "sandbox:faults": faults },
    });
    const [passing, lasting, unstartable, missing, pretending] = await Promise.all([
      transform.submit(makes(""), meets("network-interface image-pull")),
      transform.submit(makes(""), meets("resources image-pull image-pull")),
      transform.submit(makes(""), meets("command")),
      transform.submit(["node", "missing.mjs"], { jobName: "missing" }),
      transform.submit(makes("process.exit(75)"), { jobName: "pretending" }),
    ]);
    expect(await transform.ended(passing)).toMatchObject({ status: "SUCCEEDED", attempts: 3 });
    expect(await transform.ended(lasting)).toMatchObject({
      ...{ status: "FAILED", attempts: 3, reason: expect.stringMatching(/^CannotPullContainerError:/) },
    });
    expect(await transform.ended(unstartable)).toMatchObject({ status: "FAILED", attempts: 1 });
    expect(await transform.ended(missing)).toMatchObject({ status: "FAILED", attempts: 1, exitCode: 1 });
    // Only the worker can say that a fault will pass.
    expect(await transform.ended(pretending)).toMatchObject({ status: "FAILED", attempts: 1, exitCode: 1 });
    expect(await described("pretending")).toEqual([whole("failed")]);
  });

  it("a git host that is not there is tried again by the worker's exit code, each attempt with its manifest", async () => {
    const { resultsBucket, jobQueue, jobDefinition } = transform.outputs;
    const output = `s3://${resultsBucket}/transformations/unreachable/`;
    const { jobId = "" } = await transform.batch.send(
      new SubmitJobCommand({
        ...{ jobName: "unreachable", jobQueue, jobDefinition },
        containerOverrides: {
          command: ["--source", "https://unreachable.invalid/a/b", "--output", output, "--", ...makes("")],
          environment: [{ name: "TRANSFORM_GIT_HOSTS", value: "unreachable.invalid" }],
        },
      }),
    );
    const job = await transform.until("the job has ended", async () => {
      const { jobs } = await transform.batch.send(new DescribeJobsCommand({ jobs: [jobId] }));
      return jobs?.find(({ status }) => status === "FAILED");
    });
    expect(job.attempts?.map(({ container }) => container?.exitCode)).toEqual([75, 75, 75]);
    const fault = { status: "fault", complete: true, truthful: true, files: [] };
    expect(await described("unreachable")).toEqual([fault, fault, fault]);
  });

  it("a job that runs out of Batch's time is ended, says why, and stores what it has", async () => {
    expect(await transform.ended(slow)).toMatchObject({
      ...{ status: "FAILED", reason: "Job attempt duration exceeded timeout", attempts: 1, exitCode: 143 },
    });
    const [attempt, ...others] = await attemptsOf("slow");
    expect([attempt && describeAttempt(attempt), others]).toEqual([whole("stopped"), []]);
    expect(attempt?.log).toContain("ready");
  });

  it("the jobs of the submitter that died are all there, each once", async () => {
    expect(await transform.batchEnded(crashed)).toMatchObject({
      ...{ status: "COMPLETED", statusCounts: { SUCCEEDED: 10, FAILED: 0 } },
    });
    const names = Array.from({ length: 10 }, (_, index) => `crash-${index}-${crashed}-0000${index}-1`);
    expect(await inBatch("crash-")).toEqual(names);
  });

  it("a bulk tells all its failures page by page, and a retry runs those alone until it is complete", async () => {
    const { uploadsBucket } = transform.outputs;
    const source = `s3://${uploadsBucket}/uploads/lifecycle/`;
    const give = async (ending: string) => {
      const Body = `require("fs").writeFileSync("made.txt", "made"); ${ending}`;
      await transform.s3.send(new PutObjectCommand({ Bucket: uploadsBucket, Key: "uploads/lifecycle/run.js", Body }));
    };
    await give("process.exit(3)");
    const failing = { source, command: ["node", "run.js"] };
    const jobs = Array.from({ length: 6 }, (_, index) => ({
      jobName: `bulk-${index}`,
      ...(index % 2 === 0 ? { command: makes("") } : failing),
    }));
    const batchId = await submitBatch(jobs);
    expect(await transform.batchEnded(batchId)).toMatchObject({
      ...{ status: "COMPLETED_WITH_FAILURES", progressPercent: 100, statusCounts: { SUCCEEDED: 3, FAILED: 3 } },
    });
    const first = await transform.get(`/jobs/batch/${batchId}`, { limit: "2" });
    const { answer: second } = await command("batch", "status", batchId, "--page", String(first.nextPage));
    const failed = [...(first.failedJobs as object[]), ...(second.failedJobs as object[])];
    expect(failed).toMatchObject([1, 3, 5].map((index) => ({ jobName: `bulk-${index}`, exitCode: 3 })));
    expect(second.nextPage).toBeUndefined();
    const files = ["code/made.txt", "code/run.js", "logs/output.log"];
    for (const index of [1, 3, 5]) expect(await described(`bulk-${index}`)).toEqual([{ ...whole("failed"), files }]);

    await give("");
    expect(await command("batch", "retry", batchId)).toEqual({ code: 0, answer: { batchId, jobs: 3 } });
    expect(await command("batch", "status", batchId, "--wait")).toMatchObject({
      ...{ code: 0, answer: { status: "COMPLETED", statusCounts: { SUCCEEDED: 6, FAILED: 0 }, failedJobs: [] } },
    });
    const submissions = [0, 1, 2, 3, 4, 5].flatMap((index) => {
      const name = `bulk-${index}-${batchId}-0000${index}`;
      return index % 2 === 0 ? [`${name}-1`] : [`${name}-1`, `${name}-2`];
    });
    expect(await inBatch("bulk-")).toEqual(submissions);
  });

  it("a batch is cancelled whole: what waits never starts, and what runs stores what it has", async () => {
    const batchId = await submitBatch(
      Array.from({ length: 10 }, (_, index) => ({ jobName: `cancelled-${index}`, command: waits })),
    );
    await untilReady(`${batchId}-00000`);
    await transform.until("all of them are handed over", async () => {
      const { waiting } = await transform.get(`/jobs/batch/${batchId}`);
      return waiting === 0 || undefined;
    });
    expect((await command("batch", "cancel", batchId)).answer).toEqual({ batchId, jobs: 10 });
    expect(await transform.batchEnded(batchId)).toMatchObject({ statusCounts: { SUCCEEDED: 0, FAILED: 10 } });
    const [started] = await described("cancelled-0");
    expect(started).toEqual(whole("stopped"));
    const last = await transform.get(`/jobs/${batchId}-00009`);
    expect(last).toMatchObject({ attempts: 0, reason: "cancelled by a caller of the API" });
    expect(await described("cancelled-9")).toEqual([]);
  });

  it("of a job that runs long it is told while it runs", async () => {
    const { region } = transform.outputs;
    const { batchJobId } = await transform.reached(hanging, "RUNNING");
    const logs = new CloudWatchLogsClient({ region });
    const line = await transform.until("the observer was called by its schedule", async () => {
      const logGroupName = "/aws/lambda/transform-sandbox-observer";
      const filter = { logGroupName, filterPattern: "{ $.JobSeconds > 0 }" };
      const { events = [] } = await logs.send(new FilterLogEventsCommand(filter));
      return events.map(({ message = "" }) => JSON.parse(message)).at(-1);
    });
    expect(line).toMatchObject({ JobSeconds: expect.any(Number), batchJobId });
    const cloudwatch = new CloudWatchClient({ region });
    const describe = new DescribeAlarmsCommand({ AlarmNames: ["transform-sandbox-jobs-long"] });
    const alarm = async () => (await cloudwatch.send(describe)).MetricAlarms?.[0];
    const { Namespace = "", MetricName, Dimensions, Threshold } = (await alarm()) ?? {};
    expect(metricsIn(line, Namespace)).toEqual([describeMetric(MetricName, Dimensions)]);
    expect(Threshold).toBe(21_600);
    // The sandbox makes no metrics of log lines: this is what CloudWatch would make of the line six hours on.
    const MetricData = [{ MetricName, Dimensions, Value: 21_601, Unit: "Seconds" as const }];
    await cloudwatch.send(new PutMetricDataCommand({ Namespace, MetricData }));
    await transform.until("the alarm is raised", async () => (await alarm())?.StateValue === "ALARM" || undefined);
    await transform.delete(`/jobs/${hanging}`);
  });

  it("no role of the pipeline was refused anything", async () => {
    const denied: string[] = [];
    for await (const { decision, principal, action, resource } of readDecisions(transform.stack.home))
      if (decision === "deny" && /transform-|ATXBatch|events\.amazonaws/.test(principal))
        denied.push(`${principal} ${action} ${resource}`);
    expect(denied).toEqual([]);
  });
});
