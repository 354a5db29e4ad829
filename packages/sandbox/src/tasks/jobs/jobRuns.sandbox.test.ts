import {
  CancelJobCommand,
  ListJobsCommand,
  type ListJobsCommandInput,
  TerminateJobCommand,
} from "@aws-sdk/client-batch";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { until } from "../testing/until.js";
import { type JobFixture, startJobFixture } from "./testing/startJobFixture.js";

describe("Batch jobs", () => {
  let fixture: JobFixture;
  beforeAll(async () => {
    fixture = await startJobFixture();
  }, 60_000);
  afterAll(async () => {
    await fixture.stop();
  }, 60_000);

  const isRunning = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  const list = async (input: ListJobsCommandInput): Promise<(string | undefined)[]> => {
    const { jobSummaryList = [] } = await fixture.batch.send(new ListJobsCommand(input));
    return jobSummaryList.map(({ jobName }) => jobName);
  };

  it("run under their job role and say how they went", async () => {
    const job = await fixture.untilEnded(await fixture.submit(await fixture.define(["identity"])));
    const task = job.container?.taskArn?.split("/").at(-1) ?? "";
    expect(await fixture.logLines(job.jobId ?? "")).toEqual([
      expect.stringContaining(`assumed-role/worker-task/${task}`),
    ]);
    expect(job).toMatchObject({
      status: "SUCCEEDED",
      statusReason: "Essential container in task exited",
      container: { exitCode: 0, logStreamName: expect.stringMatching(new RegExp(`^job-\\d+/default/${task}$`)) },
      attempts: [{ container: { exitCode: 0, taskArn: job.container?.taskArn }, startedAt: job.startedAt }],
    });
    const { createdAt = 0, startedAt = 0, stoppedAt = 0 } = job;
    expect(createdAt <= startedAt && startedAt <= stoppedAt).toBe(true);
  });

  it("take arguments, variables and size from the request, and never another program", async () => {
    const definition = await fixture.define(["environment", "Ref::mode", "Ref::unknown"], {
      parameters: { mode: "fast" },
      container: { environment: [{ name: "LEVEL", value: "1" }] },
    });
    const own = await fixture.untilEnded(await fixture.submit(definition, { parameters: { mode: "full" } }));
    const other = await fixture.untilEnded(
      await fixture.submit(definition, {
        containerOverrides: {
          command: ["environment", "/bin/sh", "-c", "true"],
          environment: [{ name: "LEVEL", value: "2" }],
          resourceRequirements: [{ type: "MEMORY", value: "400" }],
        },
      }),
    );
    const said = await Promise.all(
      [own, other].map(async ({ jobId = "" }) => JSON.parse((await fixture.logLines(jobId))[0] ?? "{}")),
    );
    expect([own, other].map(({ status, container }) => [status, container?.exitCode])).toEqual([
      ["FAILED", 3],
      ["FAILED", 3],
    ]);
    expect(said).toMatchObject([
      { arguments: ["full", "Ref::unknown"], node: ["--max-old-space-size=384"], environment: { LEVEL: "1" } },
      {
        arguments: ["/bin/sh", "-c", "true"],
        node: ["--max-old-space-size=300"],
        environment: {
          LEVEL: "2",
          AWS_BATCH_JOB_ID: other.jobId,
          AWS_BATCH_JOB_ATTEMPT: "1",
          AWS_BATCH_JQ_NAME: "jobs",
          AWS_BATCH_CE_NAME: "place",
        },
      },
    ]);
  });

  it.each([
    ["an image that is not registered", { image: "team/missing:1" }, "CannotPullContainerError"],
    ["secrets in the definition", { secrets: [{ name: "KEY", valueFrom: "key" }] }, "secrets is refused"],
    ["variables that load code", { environment: [{ name: "LD_PRELOAD", value: "/tmp/x.so" }] }, "LD_PRELOAD"],
  ])("do not start with %s, and say why", async (_what, container, reason) => {
    const job = await fixture.untilEnded(await fixture.submit(await fixture.define(["serve"], { container })));
    expect(job).toMatchObject({
      status: "FAILED",
      statusReason: expect.stringContaining(reason),
      attempts: [{ container: { reason: expect.stringContaining(reason) } }],
    });
    expect(job.startedAt).toBeUndefined();
  });

  it("are tried again as often as the definition says, until an attempt succeeds", async () => {
    const definition = await fixture.define(["attempt", "2"], { retryStrategy: { attempts: 3 } });
    const job = await fixture.untilEnded(await fixture.submit(definition));
    expect([job.status, job.attempts?.map(({ container }) => container?.exitCode)]).toEqual(["SUCCEEDED", [9, 0]]);
    const once = await fixture.untilEnded(await fixture.submit(definition, { retryStrategy: { attempts: 1 } }));
    expect([once.status, once.attempts?.length]).toEqual(["FAILED", 1]);
  });

  it("are tried again only for the causes that the first matching condition names", async () => {
    const evaluateOnExit = [
      { action: "RETRY", onReason: "CannotPullContainerError:*" },
      { action: "RETRY", onExitCode: "7*", onStatusReason: "Essential container*" },
      { action: "EXIT", onReason: "*" },
    ] as const;
    const attemptsOf = async (...definition: Parameters<JobFixture["define"]>): Promise<number | undefined> => {
      const [command, more] = definition;
      const retryStrategy = { attempts: 2, evaluateOnExit: [...evaluateOnExit] };
      const arn = await fixture.define(command, { retryStrategy, ...more });
      return (await fixture.untilEnded(await fixture.submit(arn))).attempts?.length;
    };
    expect(
      await Promise.all([
        attemptsOf(["exit", "75"]),
        attemptsOf(["exit", "64"]),
        attemptsOf(["exit", "0"]),
        attemptsOf(["exit", "0"], { container: { image: "team/missing:1" } }),
      ]),
    ).toEqual([2, 1, 1, 2]);
  });

  it("meet the faults that their tag asks for, one an attempt, told as AWS tells them", async () => {
    const evaluateOnExit = [
      { action: "RETRY", onReason: "CannotPullContainerError:*" },
      { action: "RETRY", onStatusReason: "Your Spot Task was interrupted*" },
      { action: "EXIT", onReason: "*" },
    ] as const;
    const retryStrategy = { attempts: 3, evaluateOnExit: [...evaluateOnExit] };
    const definition = await fixture.define(["exit", "0"], { retryStrategy });
    const ended = async (faults: string) =>
      await fixture.untilEnded(await fixture.submit(definition, { tags: { "sandbox:faults": faults } }));
    const [passing, lasting, own] = await Promise.all(
      ["image-pull spot", "spot image-pull spot", "command"].map(ended),
    );
    expect(passing).toMatchObject({
      status: "SUCCEEDED",
      attempts: [
        {
          container: { reason: expect.stringMatching(/^CannotPullContainerError:/) },
          statusReason: "Task failed to start",
        },
        { statusReason: "Your Spot Task was interrupted." },
        { container: { exitCode: 0 } },
      ],
    });
    expect(lasting).toMatchObject({ status: "FAILED", statusReason: "Your Spot Task was interrupted." });
    expect([lasting, own].map((job) => job?.attempts?.length)).toEqual([3, 1]);
    await expect(fixture.submit(definition, { tags: { "sandbox:faults": "flood" } })).rejects.toThrow("no fault flood");
  });

  it("are ended when an attempt runs too long, by SIGTERM and then by SIGKILL, and not tried again", async () => {
    const timing = { timeout: { attemptDurationSeconds: 240 }, retryStrategy: { attempts: 3 } };
    const ids = await Promise.all(
      ["serve", "stubborn"].map(async (what) => await fixture.submit(await fixture.define([what], timing))),
    );
    const [polite = "", stubborn = ""] = ids;
    const ended = await Promise.all([fixture.untilEnded(polite), fixture.untilEnded(stubborn)]);
    expect(ended.map(({ status, statusReason, attempts }) => [status, statusReason, attempts?.length])).toEqual([
      ["FAILED", "Job attempt duration exceeded timeout", 1],
      ["FAILED", "Job attempt duration exceeded timeout", 1],
    ]);
    expect(ended.map(({ container }) => container?.exitCode)).toEqual([0, 137]);
    expect(await fixture.logLines(polite)).toContainEqual(expect.stringContaining("stopping"));
    expect(await fixture.logLines(stubborn)).toContainEqual(expect.stringContaining("ignored"));
  });

  it("are terminated wherever they are, and cancelled only before they start", async () => {
    const definition = await fixture.define(["serve"], { retryStrategy: { attempts: 3 } });
    const running = await fixture.submit(definition);
    const waiting = await fixture.submit(definition, { dependsOn: [{ jobId: running }] });
    const pids = await fixture.processesOf(running);
    await fixture.batch.send(new CancelJobCommand({ jobId: running, reason: "cancelled" }));
    await fixture.batch.send(new CancelJobCommand({ jobId: waiting, reason: "cancelled" }));
    expect(await fixture.job(waiting)).toMatchObject({
      status: "FAILED",
      statusReason: "cancelled",
      isCancelled: true,
    });
    expect((await fixture.job(running)).status).toBe("RUNNING");
    await fixture.batch.send(new TerminateJobCommand({ jobId: running, reason: "no longer needed" }));
    expect(await fixture.untilEnded(running)).toMatchObject({
      status: "FAILED",
      statusReason: "no longer needed",
      isTerminated: true,
      container: { exitCode: 0 },
      attempts: [{ statusReason: "no longer needed" }],
    });
    expect(pids.filter(isRunning)).toEqual([]);
  });

  it("leave nothing behind of what they started in a group of its own", async () => {
    const id = await fixture.submit(await fixture.define(["parent", "leave"]));
    expect((await fixture.untilEnded(id)).status).toBe("SUCCEEDED");
    const pids = await fixture.processesOf(id);
    expect(pids.length).toBe(2);
    // One that was killed keeps its number until the system has taken note.
    await until(async () => (pids.some(isRunning) ? undefined : true));
  });

  it("are listed by state and by name, the newest first", async () => {
    const definition = await fixture.define(["serve"]);
    const ids = [];
    for (const jobName of ["list-one", "list-two"]) ids.push(await fixture.submit(definition, { jobName }));
    for (const id of ids) await fixture.untilStatus(id, "RUNNING");
    expect(await list({ jobQueue: "jobs" })).toEqual(["list-two", "list-one"]);
    for (const jobId of ids) await fixture.batch.send(new TerminateJobCommand({ jobId, reason: "done" }));
    for (const id of ids) await fixture.untilEnded(id);
    expect(await list({ jobQueue: "jobs" })).toEqual([]);
    expect(await list({ jobQueue: "jobs", jobStatus: "FAILED", maxResults: 2 })).toEqual(["list-two", "list-one"]);
    const byName = { jobQueue: "jobs", filters: [{ name: "JOB_NAME", values: ["LIST-*"] }], maxResults: 1 };
    const first = await fixture.batch.send(new ListJobsCommand(byName));
    expect(await list({ ...byName, nextToken: first.nextToken })).toEqual(["list-one"]);
  });

  it.each<[string, Parameters<JobFixture["submit"]>[1], string]>([
    ["a queue that is not there", { jobQueue: "other" }, "JobQueue other not found"],
    ["a definition that is not there", { jobDefinition: "other:7" }, "not found or not active"],
    ["a name that is none", { jobName: "; true" }, "jobName must be"],
    ["a timeout under a minute", { timeout: { attemptDurationSeconds: 59 } }, "less than 60"],
    ["too many attempts", { retryStrategy: { attempts: 11 } }, "1 to 10"],
    ["an array of one", { arrayProperties: { size: 1 } }, "2 to 10000"],
    ["a job to wait for that is not there", { dependsOn: [{ jobId: "none" }] }, "does not exist"],
    ["an order without an array", { dependsOn: [{ type: "SEQUENTIAL" }] }, "array jobs"],
    [
      "variables of Batch's own",
      { containerOverrides: { environment: [{ name: "AWS_BATCH_JOB_ID", value: "x" }] } },
      "cannot start with AWS_BATCH",
    ],
  ])("are refused at submission with %s", async (_what, request, message) => {
    const definition = await fixture.define(["serve"]);
    await expect(fixture.submit(definition, request)).rejects.toThrow(message);
  });
});
