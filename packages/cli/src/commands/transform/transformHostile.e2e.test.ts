import { randomBytes } from "node:crypto";
import { CloudWatchLogsClient, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readDecisions } from "@sallyport/sandbox";
import { runBin } from "../../testing/runBin.js";
import { type DeployedStack, deployStack } from "../demo/testing/DeployedStack.js";
import { SignedApi } from "./api/SignedApi.js";
import type { Answer } from "./api/TransformApi.js";
import { type ApiPlace, apiPlaceOf } from "./testing/ApiPlace.js";
import { callRaw } from "./testing/callRaw.js";
import { runSchemathesis } from "./testing/fuzz/runSchemathesis.js";
import { whySchemathesisIsUnusable } from "./testing/fuzz/whySchemathesisIsUnusable.js";
import { hostileCalls } from "./testing/hostileCalls.js";
import { hostileZips } from "./testing/hostileZips.js";

const minutes = 60_000;
const unusable = whySchemathesisIsUnusable();
const inFull = Number(process.env.SALLYPORT_FUZZ_EXAMPLES ?? 0);
const seed = Number(process.env.SALLYPORT_FUZZ_SEED ?? 20_241);

describe("what callers of the batch transformations may try", () => {
  let stack: DeployedStack;
  let place: ApiPlace;
  let api: SignedApi;

  beforeAll(async () => {
    stack = await deployStack("transform");
    place = await apiPlaceOf(stack);
    api = new SignedApi({ ...place, credentials: async () => place.credentials });
  }, 10 * minutes);

  afterAll(async () => {
    await stack?.stop();
  }, minutes);

  /** Calls that a role of the functions made of AWS. */
  const callsOf = async (action: string): Promise<number> => {
    let count = 0;
    for await (const made of readDecisions(stack.home))
      if (made.action === action && made.principal.includes("transform-sandbox-")) count += 1;
    return count;
  };

  /** What the function that answers calls has logged. */
  const logged = async (): Promise<string> => {
    const logs = new CloudWatchLogsClient({ region: place.region });
    const lines: string[] = [];
    for (let nextToken: string | undefined, first = true; first || nextToken !== undefined; first = false) {
      const asked = new FilterLogEventsCommand({ logGroupName: "/aws/lambda/transform-sandbox-api", nextToken });
      const page = await logs.send(asked);
      lines.push(...(page.events ?? []).map(({ message = "" }) => message));
      nextToken = page.nextToken;
    }
    return lines.join("\n");
  };

  it(
    "is refused with a problem document that repeats nothing, logged without what was sent, and nothing is executed",
    async () => {
      const canary = `canary${randomBytes(6).toString("hex")}`;
      const unexpected: object[] = [];
      for (const { code, ...call } of hostileCalls(canary)) {
        const { status, type, text } = await callRaw(place, call);
        const told = JSON.parse(text) as {
          readonly type?: string;
          readonly status?: number;
          readonly instance?: string;
        };
        const name = String(told.type).replace(/^urn:sallyport:problem:/, "");
        const sound = status >= 400 && status < 500 && told.status === status && typeof told.instance === "string";
        if (sound && type === "application/problem+json" && code.test(name) && !text.includes(canary)) continue;
        unexpected.push({ ...call, body: call.body?.slice(0, 200), status, type, text });
      }
      expect(unexpected).toEqual([]);
      const log = await logged();
      expect(log).toContain("security.request_refused");
      expect(log).not.toContain(canary);
      expect(await callsOf("batch:SubmitJob")).toBe(0);
    },
    5 * minutes,
  );

  it(
    "reaches a program as the text that it is: no shell reads arguments, and values of variables",
    async () => {
      const words = ["; touch canary", "$(touch canary)", "`id`", "a\nb", "'", '"', "*", "$HOME", "--", "../x"];
      const print = "console.log(JSON.stringify(process.argv.slice(1))); console.log(fs.readdirSync('.').length)";
      const body = { command: ["node", "-e", print, "--", ...words], jobName: "words" };
      const { jobId } = await api.call({ method: "POST", path: "/jobs", body });
      const job = await ended(`/jobs/${String(jobId)}`, ({ status }) => status === "SUCCEEDED" || status === "FAILED");
      expect(job).toMatchObject({ status: "SUCCEEDED", exitCode: 0 });
      const { stdout } = await runBin(["transform", "logs", String(jobId), "--url", place.url], stack.environment);
      expect(stdout).toBe(`${JSON.stringify(words)}\n0\n`);
    },
    5 * minutes,
  );

  it(
    "is refused by the job that unpacks it: paths that leave the folder, links, bombs; no program starts, none is retried",
    async () => {
      const names = Object.keys(hostileZips);
      const jobs = [];
      for (const name of names) {
        const { uploadUrl, s3Path } = await api.call({ method: "POST", path: "/upload", body: { filename: "a.zip" } });
        const headers = { "content-type": "application/zip" };
        const put = await fetch(String(uploadUrl), {
          method: "PUT",
          headers,
          body: hostileZips[name] as Uint8Array<ArrayBuffer>,
        });
        expect(put.status).toBe(200);
        jobs.push({ jobName: name, source: s3Path, command: ["node", "-e", "console.log('started')"] });
      }
      const { batchId } = await api.call({ method: "POST", path: "/jobs/batch", body: { jobs } });
      const batch = await ended(`/jobs/batch/${String(batchId)}`, ({ status }) => status !== "IN_PROGRESS");
      const failed = batch.failedJobs as readonly Answer[];
      expect(failed.map(({ jobName, exitCode }) => [jobName, exitCode])).toEqual(names.map((name) => [name, 64]));
      const [first] = failed;
      expect(await api.call({ method: "GET", path: `/jobs/${String(first?.jobId)}` })).toMatchObject({ attempts: 1 });
    },
    5 * minutes,
  );

  it("is answered as the first time where a key is replayed, and refused with another body", async () => {
    const headers = { "idempotency-key": "replayed" };
    const call = { method: "POST", path: "/jobs", body: '{"command":["node","--version"]}', headers };
    const [first, again] = [await callRaw(place, call), await callRaw(place, call)];
    expect([first.status, again.status, again.text]).toEqual([201, 201, first.text]);
    const other = await callRaw(place, { ...call, body: '{"command":["node","--help"]}' });
    expect([other.status, JSON.parse(other.text).type]).toEqual([422, "urn:sallyport:problem:idempotency-key-reused"]);
  });

  const fuzz = unusable === undefined ? it : it.skip;
  fuzz(
    `finds nothing by Schemathesis, which calls what the document says and what it does not${unusable ? ` (not tested here: ${unusable})` : ""}`,
    async () => {
      const result = await runSchemathesis(place, { examples: inFull || 2, seed });
      if (inFull > 0) process.stderr.write(`${result.output}\n${JSON.stringify(result.exceptions)}\n`);
      expect([result.code, result.code === 0 ? "" : result.output]).toEqual([0, ""]);
      expect(result.calls).toBeGreaterThan(300);
    },
    inFull > 0 ? 120 * minutes : 10 * minutes,
  );

  it("was denied nothing that the functions' roles should have", async () => {
    const denied: string[] = [];
    for await (const { decision, principal, action, resource } of readDecisions(stack.home))
      if (decision === "deny" && principal.includes("transform-sandbox-"))
        denied.push(`${principal} ${action} ${resource}`);
    expect(denied).toEqual([]);
  });

  /** Asks until it is so, or two minutes and a half are over. */
  async function ended(path: string, holds: (answer: Answer) => boolean): Promise<Answer> {
    for (const deadline = Date.now() + 150_000; Date.now() < deadline; ) {
      const answer = await api.call({ method: "GET", path });
      if (holds(answer)) return answer;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`waited in vain for ${path}`);
  }
});
