import { createHash, randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { CreateBucketCommand, PutBucketVersioningCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { classifyError } from "../errors/classifyError.js";
import { FaultProxy } from "../testing/FaultProxy.js";
import { testClientSettings } from "../testing/testClientSettings.js";
import { openObjectStream } from "./openObjectStream.js";
import { readWhole } from "./readWhole.js";

const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

describe("openObjectStream", () => {
  const content = randomBytes(600_000);
  let sandbox: TestSandbox;
  let proxy: FaultProxy;
  let direct: S3Client;
  let client: S3Client;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    proxy = await FaultProxy.start(sandbox);
    direct = new S3Client({ ...testClientSettings(sandbox), forcePathStyle: true });
    client = new S3Client({ ...testClientSettings(sandbox, proxy), forcePathStyle: true, maxAttempts: 2 });
    for (const Bucket of ["plain", "versioned"]) await direct.send(new CreateBucketCommand({ Bucket }));
    const VersioningConfiguration = { Status: "Enabled" } as const;
    await direct.send(new PutBucketVersioningCommand({ Bucket: "versioned", VersioningConfiguration }));
  }, 60_000);
  beforeEach(() => {
    proxy.fault = () => undefined;
    proxy.calls.length = 0;
  });
  afterAll(async () => {
    await proxy.stop();
    await sandbox.stop();
  });

  const put = async (bucket: string, body: Buffer) =>
    await direct.send(new PutObjectCommand({ Bucket: bucket, Key: "key", Body: body }));

  test.each(["plain", "versioned"])(
    "reads on by range after its connection broke, from a %s bucket",
    async (bucket) => {
      await put(bucket, content);
      let cuts = 0;
      proxy.fault = () => (cuts++ < 2 ? { cutAfter: 100_000 } : undefined);
      const { body, size } = await openObjectStream(client, { bucket, key: "key" });
      expect(sha256(await readWhole(body, size))).toBe(sha256(content));
      expect(proxy.calls.map(({ range }) => range?.startsWith("bytes=") ?? false)).toEqual([false, true, true]);
    },
  );

  test("reads on where its connection broke before anyone read, and leaves it where nobody does", async () => {
    await put("plain", content);
    proxy.fault = ({ range }) => (range === undefined ? { cutAfter: 10_000 } : undefined);
    const [read, left] = [
      await openObjectStream(client, { bucket: "plain", key: "key" }),
      await openObjectStream(client, { bucket: "plain", key: "key" }),
    ];
    // Long enough for both to break: an error that nobody listens for would end this process.
    await delay(250);
    left.close();
    expect(sha256(await readWhole(read.body, read.size))).toBe(sha256(content));
  });

  test("never mixes two contents: a replaced object is a failed condition", async () => {
    await put("plain", content);
    proxy.fault = () => (proxy.calls.length === 1 ? { cutAfter: 100_000 } : undefined);
    const { body, size } = await openObjectStream(client, { bucket: "plain", key: "key" });
    const iterator = body[Symbol.asyncIterator]();
    await iterator.next();
    await put("plain", randomBytes(600_000));
    const rest = (async () => {
      for (let read = await iterator.next(); !read.done; read = await iterator.next());
    })();
    const error = await rest.catch((error: unknown) => error);
    expect(classifyError(error)).toEqual({ kind: "changed", reason: "PreconditionFailed" });
    expect(size).toBe(content.length);
  });

  test("reads the version it was opened with, whatever is written meanwhile", async () => {
    const { VersionId } = await put("versioned", content);
    await put("versioned", Buffer.from("newer"));
    proxy.fault = () => (proxy.calls.length === 1 ? { cutAfter: 100_000 } : undefined);
    const { body, size } = await openObjectStream(client, { bucket: "versioned", key: "key", versionId: VersionId });
    expect(sha256(await readWhole(body, size))).toBe(sha256(content));
  });

  test("gives up, to be tried again later, when every connection breaks", async () => {
    await put("plain", content);
    proxy.fault = () => ({ cutAfter: 10_000 });
    const { body, size } = await openObjectStream(client, { bucket: "plain", key: "key" }, { attempts: 3 });
    const error = await readWhole(body, size).catch((error: unknown) => error);
    expect(classifyError(error).kind).toBe("retryable");
    expect(proxy.calls).toHaveLength(3);
  });

  test("ends at once when it is aborted", async () => {
    await put("plain", content);
    const controller = new AbortController();
    const { body } = await openObjectStream(client, { bucket: "plain", key: "key" }, { signal: controller.signal });
    proxy.fault = () => ({ cutAfter: 10_000 });
    const reading = (async () => {
      for await (const _ of body) controller.abort();
    })();
    await expect(reading).rejects.toThrow();
    expect(proxy.calls.length).toBeLessThanOrEqual(2);
  });
});
