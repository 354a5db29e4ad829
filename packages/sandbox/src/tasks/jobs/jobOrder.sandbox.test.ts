import { ListJobsCommand, type SubmitJobCommandInput, TerminateJobCommand } from "@aws-sdk/client-batch";
import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import { CreateQueueCommand, DeleteMessageBatchCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { sandboxAccountId } from "../../emulator/emulatorEnvironment.js";
import { fixtureRegion } from "../testing/startTaskFixture.js";
import { until } from "../testing/until.js";
import { type JobFixture, startJobFixture } from "./testing/startJobFixture.js";

const vcpus = (value: string): Partial<SubmitJobCommandInput> => ({
  containerOverrides: { resourceRequirements: [{ type: "VCPU", value }] },
});

describe("the order of Batch jobs", () => {
  let fixture: JobFixture;
  beforeAll(async () => {
    fixture = await startJobFixture({ SALLYPORT_JOB_MINUTE_SECONDS: "0.2" });
  }, 60_000);
  afterAll(async () => {
    await fixture.stop();
  }, 60_000);

  const children = async (arrayJobId: string) => {
    const listed = await Promise.all(
      (["SUCCEEDED", "FAILED"] as const).map((jobStatus) =>
        fixture.batch.send(new ListJobsCommand({ arrayJobId, jobStatus })),
      ),
    );
    const found = await Promise.all(
      listed.flatMap(({ jobSummaryList = [] }) => jobSummaryList).map(({ jobId = "" }) => fixture.job(jobId)),
    );
    return found.sort((a, b) => (a.arrayProperties?.index ?? 0) - (b.arrayProperties?.index ?? 0));
  };
  const terminate = async (jobId: string): Promise<void> => {
    await fixture.batch.send(new TerminateJobCommand({ jobId, reason: "done" }));
  };

  it("an array runs each child with its index, and fails when one of them does", async () => {
    const definition = await fixture.define(["environment"]);
    const array = await fixture.submit(definition, { arrayProperties: { size: 3 } });
    const parent = await fixture.untilEnded(array);
    expect(parent).toMatchObject({
      status: "FAILED",
      statusReason: "Array Child Job failed",
      arrayProperties: { size: 3, statusSummary: { FAILED: 3, SUCCEEDED: 0, RUNNING: 0, PENDING: 0 } },
    });
    const ran = await children(array);
    expect(ran.map(({ jobId }) => jobId)).toEqual([0, 1, 2].map((index) => `${array}:${index}`));
    const said = await Promise.all(ran.map(({ jobId = "" }) => fixture.logLines(jobId)));
    expect(said.map(([line]) => JSON.parse(line ?? "{}").environment.AWS_BATCH_JOB_ARRAY_INDEX)).toEqual([
      "0",
      "1",
      "2",
    ]);
  });

  it("children of a SEQUENTIAL array, and of N_TO_N arrays, run one after the other", async () => {
    const definition = await fixture.define(["exit", "0"]);
    const arrayProperties = { size: 2 };
    const first = await fixture.submit(definition, { arrayProperties, dependsOn: [{ type: "SEQUENTIAL" }] });
    const dependsOn = [{ jobId: first, type: "N_TO_N" }] as const;
    const second = await fixture.submit(definition, { arrayProperties, dependsOn: [...dependsOn] });
    expect((await fixture.untilEnded(second)).status).toBe("SUCCEEDED");
    const [a0, a1] = await children(first);
    const [b0, b1] = await children(second);
    for (const [before, after] of [
      [a0, a1],
      [a0, b0],
      [a1, b1],
    ] as const)
      expect(before?.stoppedAt).toBeLessThanOrEqual(after?.startedAt ?? 0);
    const third = { arrayProperties: { size: 3 }, dependsOn: [...dependsOn] };
    await expect(fixture.submit(definition, third)).rejects.toThrow("same size");
  });

  it("a job waits for those that it depends on, and fails with them", async () => {
    const failing = await fixture.submit(await fixture.define(["exit", "1"]));
    const good = await fixture.define(["exit", "0"]);
    const array = await fixture.submit(good, { arrayProperties: { size: 2 } });
    const afterArray = await fixture.submit(good, { dependsOn: [{ jobId: array }] });
    const afterFailing = await fixture.submit(good, { dependsOn: [{ jobId: failing }, { jobId: array }] });
    const [done, waited, failed] = await Promise.all([array, afterArray, afterFailing].map(fixture.untilEnded));
    expect([done, waited, failed].map((job) => [job?.status, job?.statusReason])).toEqual([
      ["SUCCEEDED", undefined],
      ["SUCCEEDED", "Essential container in task exited"],
      ["FAILED", "Dependent Job failed"],
    ]);
    expect(done?.stoppedAt).toBeLessThanOrEqual(waited?.startedAt ?? 0);
    expect(failed?.attempts).toEqual([]);
  });

  it("no more run at one time than maxvCpus allows, and the queue of higher priority goes first", async () => {
    await fixture.addQueue("urgent", 10);
    const definition = await fixture.define(["serve"]);
    const running = await Promise.all([fixture.submit(definition, vcpus("2")), fixture.submit(definition, vcpus("2"))]);
    await Promise.all(running.map((id) => fixture.untilStatus(id, "RUNNING")));
    const later = await fixture.submit(definition, vcpus("2"));
    const urgent = await fixture.submit(definition, { jobQueue: "urgent", ...vcpus("2") });
    await Promise.all([later, urgent].map((id) => fixture.untilStatus(id, "RUNNABLE")));
    await terminate(running[0] ?? "");
    await fixture.untilStatus(urgent, "RUNNING");
    expect((await fixture.job(later)).status).toBe("RUNNABLE");
    await Promise.all([...running.slice(1), later, urgent].map(terminate));
    await Promise.all([...running, later, urgent].map(fixture.untilEnded));
  });

  it("a job that no compute environment can hold blocks its queue until the queue's limit cancels it", async () => {
    await fixture.addQueue("limited", 1, { maxTimeSeconds: 600 });
    const definition = await fixture.define(["exit", "0"]);
    const large = await fixture.submit(definition, { jobQueue: "limited", ...vcpus("16") });
    const behind = await fixture.submit(definition, { jobQueue: "limited" });
    const stuck = await until(async () => {
      const job = await fixture.job(large);
      return job.statusReason ? job : undefined;
    });
    expect([stuck.status, stuck.statusReason, (await fixture.job(behind)).status]).toEqual([
      "RUNNABLE",
      expect.stringMatching(/^MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE - .* 16 vCPUs/),
      "RUNNABLE",
    ]);
    expect((await fixture.untilEnded(large)).statusReason).toBe("MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE");
    expect((await fixture.untilEnded(behind)).status).toBe("SUCCEEDED");
  });

  it("each state is told to EventBridge, in order, to the rules that ask for it", async () => {
    const sqs = new SQSClient(fixture.settings);
    const events = new EventBridgeClient(fixture.settings);
    const Arn = `arn:aws:sqs:${fixtureRegion}:${sandboxAccountId}:job-states`;
    const sending = { Principal: { Service: "events.amazonaws.com" }, Action: "sqs:SendMessage", Resource: Arn };
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...sending }] });
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: "job-states", Attributes: { Policy } }));
    const EventPattern = JSON.stringify({
      source: ["aws.batch"],
      "detail-type": ["Batch Job State Change"],
      detail: { jobName: ["told"] },
    });
    await events.send(new PutRuleCommand({ Name: "job-states", EventPattern }));
    await events.send(new PutTargetsCommand({ Rule: "job-states", Targets: [{ Id: "queue", Arn }] }));
    await fixture.submit(await fixture.define(["exit", "0"]), { jobName: "not-told" });
    const id = await fixture.submit(await fixture.define(["exit", "5"]), { jobName: "told" });
    const told: { detail: { jobId: string; status: string; container: { exitCode?: number } }; resources: string[] }[] =
      [];
    await until(async () => {
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
      told.push(...Messages.map(({ Body }) => JSON.parse(Body ?? "{}")));
      const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      if (Entries.length > 0) await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
      return told.some(({ detail }) => detail.status === "FAILED") ? true : undefined;
    });
    expect(told.map(({ detail }) => detail.status)).toEqual(["SUBMITTED", "RUNNABLE", "STARTING", "RUNNING", "FAILED"]);
    expect(new Set(told.map(({ detail }) => detail.jobId))).toEqual(new Set([id]));
    expect(told.at(-1)?.detail.container.exitCode).toBe(5);
    expect(told[0]?.resources).toEqual([expect.stringContaining(`:job/${id}`)]);
  });
});
