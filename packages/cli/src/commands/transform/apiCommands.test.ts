import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { runBin } from "../../testing/runBin.js";
import { awaitJob, refuseFailedJob } from "./awaitJob.js";
import { awaitBatch } from "./batch/awaitBatch.js";
import { describeBatch } from "./batch/describeBatch.js";
import { readJobs } from "./batch/readJobs.js";
import { refuseFailedBatch } from "./batch/refuseFailedBatch.js";
import { submitBatch } from "./batch/submitBatch.js";
import { jobRequest } from "./jobRequest.js";
import { logPlaceOf } from "./logPlaceOf.js";
import { outputOf } from "./outputOf.js";
import { ScriptedApi } from "./testing/ScriptedApi.js";
import { uploadFile } from "./uploadFile.js";

const at = { first: 1, longest: 2 };
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sallyport-test-"));
});

afterEach(async () => {
  jest.restoreAllMocks();
  await rm(folder, { recursive: true });
});

describe("`sallyport transform submit`", () => {
  it("asks for what was said, and leaves out what was not", () => {
    const given = { environment: ["APP_A=1=2"], tag: [], name: "one", vcpu: 2 };
    expect(JSON.parse(JSON.stringify(jobRequest(given, ["atx", "-x"])))).toEqual({
      ...{ command: ["atx", "-x"], jobName: "one", vcpu: 2, environment: { APP_A: "1=2" } },
    });
    expect(() => jobRequest({ ...given, tag: ["team"] }, ["atx"])).toThrow("--tag team has no value");
  });

  it("waits for the end, tells each change of state once, and ends with 1 where the job failed", async () => {
    const said: string[] = [];
    jest.spyOn(process.stderr, "write").mockImplementation((text) => said.push(String(text)) > 0);
    const states = ["SUBMITTED", "RUNNING", "RUNNING", "FAILED"];
    const api = new ScriptedApi(
      ...states.map((status) => ({ jobId: "7", status, attempts: status === "SUBMITTED" ? 0 : 1, exitCode: 3 })),
    );
    const job = await awaitJob(api, "a/b", at);
    expect(api.calls[0]).toEqual({ method: "GET", path: "/jobs/a%2Fb" });
    expect(said.map((line) => line.trim().split(" ").slice(1).join(" "))).toEqual([
      ...["SUBMITTED", "RUNNING, attempt 1", "FAILED, attempt 1"],
    ]);
    expect(() => refuseFailedJob(job)).toThrow(expect.objectContaining({ exitCode: 1 }));
  });

  it.each([
    [["submit", "--", "atx"], 64, "--stack NAME"],
    [["submit", "--url", "https://example.com", "--stack", "dev", "--", "atx"], 64, "twice"],
    [["submit", "--url", "http://example.com"], 64, "command"],
    [["status", "7", "--url", "http://example.com"], 64, "no https URL"],
    [["batch", "submit", "/nowhere.json", "--stack", "dev"], 64, "there is no file"],
  ])("%j is usage", async (words, exitCode, message) => {
    const { code, stdout, stderr } = await runBin(["transform", ...words], { AWS_REGION: "eu-west-1" });
    expect([code, stdout]).toEqual([exitCode, ""]);
    expect(stderr).toContain(message);
  });
});

describe("`sallyport transform upload`", () => {
  it("puts the file where the API says, with the type that the URL was signed for", async () => {
    const file = join(folder, "source.zip");
    await writeFile(file, "PK");
    const answer = { uploadUrl: "https://bucket.example.com/x?signed", s3Path: "s3://uploads/uploads/1/source.zip" };
    const puts: unknown[] = [];
    const send = (async (to: string, { method, headers, body }: RequestInit) => {
      puts.push([method, to, headers, await new Response(body as ReadableStream).text()]);
      return new Response();
    }) as typeof fetch;
    expect(await uploadFile(new ScriptedApi(answer), file, { send })).toEqual(answer);
    const headers = {
      "content-type": "application/zip",
      "content-length": "2",
      "content-md5": "1xvdIsi7k7jSh9zm9GrtJQ==",
    };
    expect(puts).toEqual([["PUT", answer.uploadUrl, headers, "PK"]]);
    const refused = (async () => new Response("", { status: 403 })) as unknown as typeof fetch;
    await expect(uploadFile(new ScriptedApi(answer), file, { send: refused })).rejects.toThrow(
      "did not take source.zip",
    );
  });
});

describe("`sallyport transform batch`", () => {
  it("reads an array of jobs, or a job a line, and refuses what is neither", async () => {
    const jobs = [{ command: "atx a" }, { command: "atx b" }];
    const file = join(folder, "jobs");
    for (const text of [JSON.stringify(jobs), jobs.map((job) => `${JSON.stringify(job)}\n`).join("")]) {
      await writeFile(file, text);
      expect(await readJobs(file)).toEqual(jobs);
    }
    for (const text of ["", "[]", "{", "[1"]) {
      await writeFile(file, text);
      await expect(readJobs(file)).rejects.toThrow("holds no jobs");
    }
  });

  it("sends few jobs in the call, under a key of its own", async () => {
    const api = new ScriptedApi({ batchId: "b" });
    await submitBatch(api, [{ command: "atx" }], "names");
    expect(api.calls).toEqual([
      {
        ...{ method: "POST", path: "/jobs/batch", body: { batchName: "names", jobs: [{ command: "atx" }] } },
        idempotencyKey: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    ]);
  });

  it("waits until no job is left, and ends with 1 where some failed", async () => {
    const batch = { batchId: "b", totalJobs: 2, failedJobs: [], waiting: 0, progressPercent: 100 };
    const last = { ...batch, status: "COMPLETED_WITH_FAILURES", statusCounts: { SUCCEEDED: 1, FAILED: 1, RUNNING: 0 } };
    const api = new ScriptedApi({ ...batch, status: "IN_PROGRESS", statusCounts: { RUNNING: 2 } }, last);
    expect(await awaitBatch(api, "b", at)).toEqual(last);
    expect(() => refuseFailedBatch(last)).toThrow("1 jobs failed");
    expect(describeBatch(last)).toBe("b COMPLETED_WITH_FAILURES, 100 % of 2 jobs\n  SUCCEEDED  1\n  FAILED     1\n");
  });
});

describe("`sallyport transform logs`", () => {
  it("finds the log by the console's link", () => {
    const group = "log-group/$252Fsallyport$252Fjobs";
    const logUrl = `https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/${group}/log-events/jobs$252Fdefault$252F1`;
    expect(logPlaceOf(logUrl)).toEqual({ region: "eu-west-1", group: "/sallyport/jobs", stream: "jobs/default/1" });
    expect(logPlaceOf(undefined)).toBeUndefined();
  });

  it("prints what the program said, and not what the worker did", () => {
    expect(outputOf('{"event":"program.output","stream":"stdout","line":"done"}')).toBe("done");
    expect(outputOf('{"event":"program.ended","exitCode":0}')).toBeUndefined();
    expect(outputOf("no JSON")).toBeUndefined();
  });
});
