import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Agent } from "node:https";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { fetchResults } from "./fetchResults.js";

const bucket = "results";
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("the results of a job", () => {
  let sandbox: TestSandbox;
  let s3: S3Client;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const { AWS_ACCESS_KEY_ID = "", AWS_SECRET_ACCESS_KEY = "", AWS_REGION = "eu-west-1" } = sandbox.environment;
    s3 = new S3Client({
      region: AWS_REGION,
      endpoint: sandbox.endpoint,
      forcePathStyle: true,
      credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
      requestHandler: { httpsAgent: new Agent({ ca: readFileSync(sandbox.caFile) }) },
    });
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  }, 60_000);
  afterAll(async () => {
    s3?.destroy();
    await sandbox?.stop();
  }, 60_000);

  /** Stores an attempt whose manifest says these texts. */
  async function store(attempt: string, texts: Readonly<Record<string, string>>, complete = true): Promise<void> {
    const files = Object.entries(texts).map(([path, text]) => ({ path, bytes: text.length, sha256: sha256(text) }));
    for (const [path, text] of Object.entries(texts)) await put(`${attempt}/${path}`, text);
    await put(`${attempt}/manifest.json`, JSON.stringify({ version: 1, complete, files, exitCode: 0 }));
  }

  async function put(key: string, Body: string): Promise<void> {
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: `transformations/${key}`, Body }));
  }

  it("are the files that its manifest names, the log among them, of which the code is given", async () => {
    await store("whole/1-1", { "code/a.js": "a", "code/sub/b.js": "b", "logs/output.log": "said" });
    await put("whole/1-1/code/unnamed.js", "of nobody");
    const results = await fetchResults({ s3, bucket, jobName: "whole" });
    expect(results).toMatchObject({ manifest: { exitCode: 0 }, problems: [] });
    expect(Object.fromEntries(results?.code ?? [])).toEqual({ "a.js": "a", "sub/b.js": "b" });
  });

  it("are without a file that is not what the manifest says, which is told", async () => {
    await store("changed/1-1", { "code/a.js": "a", "code/b.js": "b" }, false);
    await put("changed/1-1/code/a.js", "another");
    const results = await fetchResults({ s3, bucket, jobName: "changed" });
    expect([...(results?.code ?? []).keys()]).toEqual(["b.js"]);
    expect(results?.problems).toEqual([
      "changed: not every result was stored",
      "changed: code/a.js is not what its manifest says",
    ]);
  });

  it("are those of the attempt that came to its manifest, and none without one", async () => {
    await put("again/1-1/code/a.js", "of an attempt that was killed");
    await store("again/2-1", { "code/a.js": "a" });
    const results = await fetchResults({ s3, bucket, jobName: "again" });
    expect(results?.code.get("a.js")).toBe("a");
    await put("never/1-1/code/a.js", "a");
    expect(await fetchResults({ s3, bucket, jobName: "never" })).toBeUndefined();
  });
});
