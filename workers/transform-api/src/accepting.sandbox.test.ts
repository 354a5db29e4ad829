import { readFileSync } from "node:fs";
import { request } from "node:https";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { queueDepth } from "@sallyport/worker-kit/testing";
import type { JobMessage } from "./submit/JobMessage.js";
import { ApiBed, context } from "./testing/ApiBed.js";

const job = { command: ["atx", "ok"] };
const submitted = { status: 201 };

describe("calls of the API", () => {
  let bed: ApiBed;

  beforeAll(async () => {
    bed = await ApiBed.start({ functions: false });
  }, 120_000);

  afterAll(async () => {
    await bed?.stop();
  }, 60_000);

  const post = (path: string, body?: object | string, headers?: Record<string, string>, caller?: string) =>
    bed.callHere({ method: "POST", path, body, ...(headers && { headers }), ...(caller && { caller }) });

  test("that are repeated with their key are answered as the first was; nobody else's key is", async () => {
    const key = { "idempotency-key": "key-1" };
    const first = await post("/jobs", job, key);
    expect(first).toMatchObject(submitted);
    expect(await post("/jobs", job, key, "Caller/another-session")).toEqual(first);
    const other = await post("/jobs", job, key, "Other/session");
    expect(other).toMatchObject(submitted);
    expect(other.body.jobId).not.toBe(first.body.jobId);
    expect((await post("/jobs", job)).body.jobId).not.toBe(first.body.jobId);
    expect(await post("/jobs", { command: ["atx", "other"] }, key)).toMatchObject({
      status: 422,
      type: "application/problem+json",
      body: { type: "urn:sallyport:problem:idempotency-key-reused" },
    });
    expect(await post("/jobs", job, { "idempotency-key": "é" })).toMatchObject({ status: 400 });
  });

  test("at the same time with one key submit one job", async () => {
    const key = { "idempotency-key": "key-2" };
    const answers = await Promise.all(Array.from({ length: 5 }, () => post("/jobs", job, key)));
    const ids = answers.flatMap(({ status, body }) => (status === 201 ? [body.jobId] : []));
    expect(new Set(ids).size).toBe(1);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
  });

  test("with 10,000 jobs by a pointer are accepted in one call", async () => {
    const jobs = Array.from({ length: 10_000 }, (_, index) => ({ command: `atx run --part ${index}` }));
    const upload = await post("/upload", { filename: "jobs.json" });
    expect(upload).toMatchObject({ status: 201 });
    expect(await put(bed.sandbox.caFile, upload.body.uploadUrl, "application/json", JSON.stringify(jobs))).toBe(200);
    const began = Date.now();
    const accepted = await post("/jobs/batch", { jobsFrom: upload.body.s3Path });
    expect(accepted).toMatchObject({ status: 202, body: { totalJobs: 10_000 } });
    // API Gateway ends a call after 29 seconds.
    expect(Date.now() - began).toBeLessThan(29_000);
    const path = `/jobs/batch/${accepted.body.batchId}`;
    const waits = { status: "IN_PROGRESS", waiting: 10_000, progressPercent: 0 };
    expect((await bed.callHere({ method: "GET", path })).body).toMatchObject(waits);
  }, 120_000);

  test("of a batch become records whole, though the function dies on the way and its message comes again", async () => {
    const jobs = Array.from({ length: 1_050 }, (_, index) => ({ command: `atx run --part ${index}` }));
    const { body } = await post("/jobs/batch", { jobs });
    const { visible: before } = await queueDepth(bed.clients, bed.parked.url);
    const platform = bed.platform();
    let sent = 0;
    const send = async (messages: readonly JobMessage[]) => {
      sent += 1;
      if (sent === 5) throw new Error("died");
      await platform.queue.send(messages);
    };
    const message = { Records: [{ messageId: "m", body: JSON.stringify({ kind: "expand", batchId: body.batchId }) }] };
    const dying = await bed.handlers({ ...platform, queue: { send } }).submitter(message as never, context());
    expect(dying.batchItemFailures).toHaveLength(1);
    expect(await platform.batches.count(body.batchId, "ACCEPTED")).toBeLessThan(1_050);
    expect(await bed.handlers(platform).submitter(message as never, context())).toEqual({ batchItemFailures: [] });
    expect(await platform.batches.count(body.batchId, "ACCEPTED")).toBe(1_050);
    expect((await queueDepth(bed.clients, bed.parked.url)).visible - before).toBeGreaterThanOrEqual(42);
    const last = await platform.jobs.get(`${body.batchId}-01049`);
    expect(last?.spec.command).toEqual(["atx", "run", "--part", "1049"]);
  }, 60_000);

  test("with a list of jobs that is too long, foreign, no list or not there are refused whole", async () => {
    const codeOf = async (body: object | string) => (await post("/jobs/batch", body)).body.type.split(":").at(-1);
    expect(await codeOf({ jobs: Array(10_001).fill(job) })).toBe("request-not-valid");
    expect(await codeOf({ jobs: [job], jobsFrom: "s3://sources/uploads/1/a.json" })).toBe("batch-not-valid");
    expect(await codeOf({})).toBe("batch-not-valid");
    expect(await codeOf({ jobsFrom: "s3://sources/uploads/none/a.json" })).toBe("jobs-not-found");
    expect(await codeOf({ jobsFrom: "s3://elsewhere/uploads/1/a.json" })).toBe("jobs-not-found");
    expect(await codeOf({ jobsFrom: "s3://sources/batches/a.json" })).toBe("request-not-valid");
    expect(await codeOf(JSON.stringify({ jobs: ["x".repeat(6_000_000)] }))).toBe("body-too-large");
    const mixed = await post("/jobs/batch", { jobs: [job, { command: ["sh"] }, job, { command: "atx; id" }] });
    expect(mixed).toMatchObject({ status: 400, type: "application/problem+json" });
    expect(mixed.body.errors).toMatchObject([
      { pointer: "/jobs/1/command", code: "program-not-allowed" },
      { pointer: "/jobs/3/command", code: "command-needs-shell" },
    ]);
  });

  test("of no use are refused with a problem document that repeats nothing", async () => {
    const secret = "hunter2";
    const calls = [
      { method: "POST", path: "/jobs", body: `{"command": "${secret}` },
      { method: "POST", path: "/jobs", body: { command: [secret] } },
      { method: "POST", path: "/jobs", body: { command: ["atx"], [`${secret} x`]: 1 } },
      { method: "POST", path: "/jobs", body: `{"command":["atx"],"__proto__":{"x":"${secret}"}}` },
      { method: "POST", path: "/jobs", body: { command: ["atx"], environment: { LD_PRELOAD: secret } } },
      { method: "POST", path: "/upload", body: { filename: `../${secret}.zip` } },
      { method: "POST", path: "/upload", body: { filename: "a.zip", expiresIn: 59 } },
      { method: "PUT", path: "/mcp-config/a", body: { mcpServers: { a: { command: "sh", args: [secret] } } } },
      { method: "GET", path: `/jobs/${secret}/${secret}` },
      { method: "GET", path: "/mcp-config/..%2Fjobs" },
      { method: "PATCH", path: "/jobs", body: {} },
    ];
    for (const call of calls) {
      const answer = await bed.callHere(call);
      expect(answer).toMatchObject({
        type: "application/problem+json",
        body: { type: expect.stringContaining("urn:") },
      });
      expect(Math.floor(answer.status / 100)).toBe(4);
      expect(JSON.stringify(answer.body)).not.toContain(secret);
    }
  });

  test("about jobs that are not ours say that there are none, and end nothing", async () => {
    const platform = bed.platform();
    const foreign = await bed.submitForeign();
    for (const path of [`/jobs/${foreign}`, "/jobs/00000000-0000-0000-0000-000000000000"])
      for (const method of ["GET", "DELETE"])
        expect(await bed.callHere({ method, path })).toMatchObject({ status: 404, body: { status: 404 } });
    expect(await platform.service.states([foreign])).toEqual([]);
    const unknown = "0".repeat(32);
    for (const [method, path] of [
      ["GET", `/jobs/batch/${unknown}`],
      ["DELETE", `/jobs/batch/${unknown}`],
      ["POST", `/jobs/batch/${unknown}/retry`],
    ] as const)
      expect(await bed.callHere({ method, path })).toMatchObject({ status: 404 });
  });

  test("keep MCP configurations in versions", async () => {
    const path = "/mcp-config/team";
    const config = (flag: string) => ({
      mcpServers: { a: { command: "npx", args: [flag], secrets: { T: { secret: "s" } } } },
    });
    const first = await bed.callHere({ method: "PUT", path, body: config("1") });
    const second = await bed.callHere({ method: "PUT", path, body: config("2") });
    expect(second.body.version).not.toBe(first.body.version);
    expect((await bed.callHere({ method: "GET", path })).body).toMatchObject({
      ...config("2"),
      version: second.body.version,
    });
    const query = { version: first.body.version };
    expect((await bed.callHere({ method: "GET", path, query })).body).toMatchObject(config("1"));
    expect(await bed.callHere({ method: "DELETE", path })).toMatchObject({ status: 200 });
    expect(await bed.callHere({ method: "GET", path })).toMatchObject({ status: 404 });
    expect(await bed.callHere({ method: "DELETE", path })).toMatchObject({ status: 404 });
    expect((await bed.callHere({ method: "GET", path, query })).body).toMatchObject(config("1"));
    expect(await bed.callHere({ method: "GET", path, query: { version: "none" } })).toMatchObject({ status: 404 });
  });

  test("for an upload give a URL that takes what it was made for alone, until it ends", async () => {
    const { body } = await post("/upload", { filename: "code.zip", expiresIn: 60 });
    expect(body.s3Path).toMatch(/^s3:\/\/sources\/uploads\/[a-f0-9]{32}\/code\.zip$/);
    const short = await bed.platform().objects.presignPut("sources", "uploads/short/a.zip", "application/zip", 1);
    expect(await put(bed.sandbox.caFile, body.uploadUrl, "application/zip", "PK")).toBe(200);
    expect(new URL(body.uploadUrl).searchParams.get("X-Amz-Expires")).toBe("60");
    expect(
      await put(bed.sandbox.caFile, body.uploadUrl.replace("code.zip", "other.zip"), "application/zip", "PK"),
    ).toBe(403);
    await delay(2_000);
    expect(await put(bed.sandbox.caFile, short, "application/zip", "PK")).toBe(403);
  });
});

/** Puts to a presigned URL, as any HTTP client would. */
function put(caFile: string, url: string, type: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": type, "content-length": Buffer.byteLength(body) };
    const call = request(url, { method: "PUT", headers, ca: readFileSync(caFile) }, (response) => {
      response.resume().once("end", () => resolve(response.statusCode ?? 0));
    });
    call.once("error", reject);
    call.end(body);
  });
}
