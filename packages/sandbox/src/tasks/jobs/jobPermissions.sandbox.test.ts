import { BatchClient, SubmitJobCommand, TerminateJobCommand } from "@aws-sdk/client-batch";
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readDecisions } from "../../decisions/readDecisions.js";
import { sandboxAccountId } from "../../emulator/emulatorEnvironment.js";
import { fixtureRegion } from "../testing/startTaskFixture.js";
import { type JobFixture, startJobFixture } from "./testing/startJobFixture.js";

const own = { "sallyport:platform": "transform" };
const foreign = { "sallyport:platform": "orders" };
const arn = (resource: string): string => `arn:aws:batch:${fixtureRegion}:${sandboxAccountId}:${resource}`;

describe("permissions of Batch jobs", () => {
  let fixture: JobFixture;
  let caller: BatchClient;
  beforeAll(async () => {
    fixture = await startJobFixture({ SALLYPORT_TASK_CREDENTIAL_SECONDS: "3" });
    await fixture.addQueue("others", 1);
    caller = await callerOf(fixture);
  }, 60_000);
  afterAll(async () => {
    await fixture.stop();
  }, 60_000);

  /** A caller that may submit `job-1` and `job-3` to the queue `jobs`, the first with the platform's tag or none, and end what carries it. */
  async function callerOf({ settings }: JobFixture): Promise<BatchClient> {
    const iam = new IAMClient(settings);
    const statements = [
      {
        Sid: "Submit",
        Effect: "Allow",
        Action: "batch:SubmitJob",
        Resource: [arn("job-definition/job-1:*"), arn("job-definition/job-3:*"), arn("job-queue/jobs")],
      },
      {
        Sid: "Tag",
        Effect: "Allow",
        Action: "batch:TagResource",
        Resource: [arn("job/*"), arn("job-definition/job-1:*")],
        Condition: { StringEquals: { "aws:RequestTag/sallyport:platform": "transform" } },
      },
      {
        Sid: "EndOwn",
        Effect: "Allow",
        Action: ["batch:TerminateJob", "batch:CancelJob"],
        Resource: arn("job/*"),
        Condition: { StringEquals: { "aws:ResourceTag/sallyport:platform": "transform" } },
      },
    ];
    const UserName = "submitter";
    await iam.send(new CreateUserCommand({ UserName }));
    const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: statements });
    await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: "submit", PolicyDocument }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
    const { AccessKeyId: accessKeyId = "", SecretAccessKey: secretAccessKey = "" } = AccessKey ?? {};
    return new BatchClient({ ...settings, credentials: { accessKeyId, secretAccessKey } });
  }

  it("a submission is judged on the definition, on the queue and, with tags, on jobs and on the definition again", async () => {
    const jobDefinition = await fixture.define(["exit", "0"]);
    const other = await fixture.define(["exit", "0"]);
    const untagged = await fixture.define(["exit", "0"]);
    const submit = (jobQueue: string, definition: string, tags?: Record<string, string>) =>
      caller.send(new SubmitJobCommand({ jobName: "one", jobQueue, jobDefinition: definition, tags }));
    for (const tags of [undefined, own]) expect((await submit("jobs", jobDefinition, tags)).jobId).toBeDefined();
    await expect(submit("jobs", jobDefinition, foreign)).rejects.toThrow("not authorized");
    await expect(submit("others", jobDefinition)).rejects.toThrow("not authorized");
    await expect(submit(arn("job-queue/others"), jobDefinition)).rejects.toThrow("not authorized");
    await expect(submit("jobs", other)).rejects.toThrow("not authorized");
    expect((await submit("jobs", untagged)).jobId).toBeDefined();
    await expect(submit("jobs", untagged, own)).rejects.toThrow("not authorized");
    const refused: string[][] = [];
    for await (const { action, resource, decision } of readDecisions(fixture.sandbox.home))
      if (action.startsWith("batch:") && decision === "deny") refused.push([action, resource]);
    expect(refused).toEqual([
      ["batch:TagResource", arn("job/*")],
      ["batch:SubmitJob", arn("job-queue/others")],
      ["batch:SubmitJob", arn("job-queue/others")],
      ["batch:SubmitJob", other],
      ["batch:TagResource", untagged],
    ]);
  });

  it("a job is ended by who may end jobs of its tags, a foreign one is not", async () => {
    const definition = await fixture.define(["serve"]);
    const mine = await fixture.submit(definition, { tags: own });
    const others = await fixture.submit(definition, { tags: foreign });
    const untagged = await fixture.submit(definition);
    const array = await fixture.submit(definition, { tags: own, arrayProperties: { size: 2 } });
    const terminate = (jobId: string) => caller.send(new TerminateJobCommand({ jobId, reason: "mine" }));
    for (const id of [others, untagged, "there-is-none"]) await expect(terminate(id)).rejects.toThrow("not authorized");
    for (const id of [mine, `${array}:1`]) await terminate(id);
    expect((await fixture.untilEnded(mine)).statusReason).toBe("mine");
    expect((await fixture.untilEnded(`${array}:1`)).statusReason).toBe("mine");
    for (const id of [others, untagged]) expect((await fixture.job(id)).isTerminated).toBe(false);
  });

  it("a job that outlives its first credentials is given new ones, of its role", async () => {
    const job = await fixture.untilEnded(await fixture.submit(await fixture.define(["credentials"])));
    const said = JSON.parse((await fixture.logLines(job.jobId ?? ""))[0] ?? "{}");
    expect({ status: job.status, ...said }).toMatchObject({ status: "SUCCEEDED", wrong: 403, missing: 403 });
    expect(said.role).toMatch(/role\/worker-task$/);
    expect(said.first).not.toBe(said.last);
  });

  it("its calls are judged as its role's, and those for its logs as the execution role's", async () => {
    const job = await fixture.untilEnded(await fixture.submit(await fixture.define(["queues"])));
    const task = job.container?.taskArn?.split("/").at(-1) ?? "";
    const judged = new Map<string, string>();
    for await (const { principal, action, decision } of readDecisions(fixture.sandbox.home))
      if (principal.endsWith(task)) judged.set(action, `${principal.split("/")[1]} ${decision}`);
    expect(Object.fromEntries(judged)).toEqual({
      "sqs:ListQueues": "worker-task allow",
      "s3:ListAllMyBuckets": "worker-task deny",
      "logs:CreateLogStream": "worker-execution allow",
      "logs:PutLogEvents": "worker-execution allow",
    });
  });

  it("a job whose role cannot be assumed does not start", async () => {
    const container = { jobRoleArn: `arn:aws:iam::${sandboxAccountId}:role/there-is-none` };
    const job = await fixture.untilEnded(await fixture.submit(await fixture.define(["identity"], { container })));
    expect([job.status, job.statusReason]).toEqual(["FAILED", expect.stringContaining("there-is-none")]);
  });
});
