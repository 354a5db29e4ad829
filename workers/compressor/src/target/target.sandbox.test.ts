import { randomBytes } from "node:crypto";
import {
  DeleteBucketPolicyCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  ListObjectVersionsCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { FaultProxy, listKeys, queueDepth, type RunningWorker, send, until } from "@sallyport/worker-kit/testing";
import { CompressorBed } from "../testing/CompressorBed.js";
import { makeArchive, type TestObject } from "../testing/makeArchive.js";

describe("the target side", () => {
  let bed: CompressorBed;
  let proxy: FaultProxy;
  const workers: RunningWorker[] = [];

  beforeAll(async () => {
    bed = await CompressorBed.start({ replication: false });
    proxy = await FaultProxy.start(bed.sandbox);
  }, 60_000);
  beforeEach(() => {
    proxy.fault = () => undefined;
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  }, 30_000);
  afterAll(async () => {
    await proxy.stop();
    await bed.stop();
  });

  const run = async (overrides: Record<string, string> = {}): Promise<RunningWorker> => {
    const worker = await bed.startTarget({ ...proxy.redirection, ...overrides });
    workers.push(worker);
    return worker;
  };
  const stage = async (Key: string, Body: Buffer) =>
    await bed.target.s3.send(new PutObjectCommand({ Bucket: bed.inbound, Key, Body }));
  const stageObjects = async (...objects: TestObject[]): Promise<string> => {
    const { key, bytes } = await makeArchive(objects);
    await stage(key, bytes);
    return key;
  };
  const contentOf = async (Key: string): Promise<string> => {
    const { Body } = await bed.target.s3.send(new GetObjectCommand({ Bucket: bed.destination, Key }));
    return (await Body?.transformToString()) ?? "";
  };
  const versionsOf = async (Prefix: string): Promise<number> => {
    const command = new ListObjectVersionsCommand({ Bucket: bed.destination, Prefix });
    return (await bed.target.s3.send(command)).Versions?.length ?? 0;
  };
  const settled = async () =>
    await until("the queue is empty", async () => {
      const { visible, leased } = await queueDepth(bed.target, bed.targetQueue.url);
      return visible + leased === 0;
    });
  const deadLetters = async () => (await queueDepth(bed.target, bed.targetQueue.deadLetterUrl)).visible;

  test("sets a damaged archive aside: nothing of it is written, and it stays where it is", async () => {
    const { key, bytes } = await makeArchive([
      { key: "a1", content: "x".repeat(50_000) },
      { key: "a2", content: "y" },
    ]);
    bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40);
    await stage(key, bytes);
    const worker = await run();
    await until("its message is in the dead-letter queue", async () => (await deadLetters()) === 1);
    expect(await listKeys(bed.target, bed.destination)).toEqual([]);
    expect(await listKeys(bed.target, bed.inbound)).toEqual([key]);
    expect(worker.events("message.set-aside").map(({ reason }) => reason)).toContain("CHECKSUM_MISMATCH");
    expect(await queueDepth(bed.source, bed.sourceQueue.url)).toMatchObject({ leased: 0 });
  }, 60_000);

  test("sets archives aside that are truncated, forged, or for buckets that are not its own", async () => {
    const before = await deadLetters();
    const whole = await makeArchive([{ key: "b", content: "b" }]);
    await stage(whole.key, whole.bytes.subarray(0, -200));
    const other = await makeArchive([{ key: "b2", content: "b" }]);
    await stage(`rule/${"0".repeat(64)}.tar.zst`, other.bytes);
    const foreign = await makeArchive([{ key: "b3", content: "b" }], [{ region: "eu-central-1", bucket: "foreign" }]);
    await stage(foreign.key, foreign.bytes);
    const elsewhere = await makeArchive(
      [{ key: "b4", content: "b" }],
      [{ region: "us-east-1", bucket: "user-target" }],
    );
    await stage(elsewhere.key, elsewhere.bytes);
    const worker = await run();
    await until("all are in the dead-letter queue", async () => (await deadLetters()) === before + 4);
    const reasons = new Set(worker.events("message.set-aside").map(({ reason }) => reason));
    expect(reasons).toEqual(new Set(["TRUNCATED", "forged-archive", "foreign-target"]));
    expect(await listKeys(bed.target, bed.destination)).toEqual([]);
  }, 60_000);

  test("streams an object out of an archive of 40 MiB, which is read by ranges of its version", async () => {
    const body = randomBytes(40 * 1024 * 1024);
    const { key, bytes } = await makeArchive([{ key: "ranged", content: body }]);
    await stage(key, bytes);
    const worker = await run();
    await settled();
    expect(worker.events("archive.applied")).toMatchObject([{ written: 1, bytes: body.length }]);
    const { Body } = await bed.target.s3.send(new GetObjectCommand({ Bucket: bed.destination, Key: "ranged" }));
    expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(body)).toBe(true);
  }, 60_000);

  test("never lets an older event overwrite a newer one, whichever comes first", async () => {
    await stageObjects({ key: "c", content: "newer", sequencer: "10", versionId: "V2" });
    await run();
    await settled();
    await stageObjects({ key: "c", content: "older", sequencer: "9", versionId: "V1" });
    await settled();
    expect(await contentOf("c")).toBe("newer");
    expect(await versionsOf("c")).toBe(1);
    await stageObjects({ key: "c", content: "newest", sequencer: "11", versionId: "V3" });
    await settled();
    expect(await contentOf("c")).toBe("newest");
  }, 60_000);

  test("changes nothing when the same archive, or the same event in another archive, comes again", async () => {
    const object = { key: "d", content: "once", sequencer: "5", versionId: "V1" };
    const { key, bytes } = await makeArchive([object]);
    await stage(key, bytes);
    const worker = await run();
    await settled();
    await stage(key, bytes);
    await settled();
    expect(worker.events("archive.repeated")).toHaveLength(1);
    await stageObjects(object, { key: "d-beside", content: "new" });
    await settled();
    expect(await versionsOf("d")).toBe(2);
    expect(await contentOf("d-beside")).toBe("new");
    expect(await listKeys(bed.target, bed.inbound)).not.toContain(key);
  }, 60_000);

  test("writes all but an object that it may not write, and confirms only once that is written too", async () => {
    const Resource = `arn:aws:s3:::${bed.destination}/e2`;
    const statement = { Effect: "Deny", Principal: "*", Action: "s3:PutObject", Resource };
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    await bed.target.s3.send(new PutBucketPolicyCommand({ Bucket: bed.destination, Policy }));
    const key = await stageObjects(
      { key: "e1", content: "1" },
      { key: "e2", content: "2" },
      { key: "e3", content: "3" },
    );
    const worker = await run({ SALLYPORT_RETRY_SECONDS: "2" });
    await until("the denial is loud", () => worker.events("security.access_denied").length > 0);
    expect((await listKeys(bed.target, bed.destination)).filter((name) => name.startsWith("e"))).toEqual(["e1", "e3"]);
    expect(await listKeys(bed.target, bed.inbound)).toContain(key);
    await bed.target.s3.send(new DeleteBucketPolicyCommand({ Bucket: bed.destination }));
    await settled();
    expect(await contentOf("e2")).toBe("2");
    expect(await versionsOf("e")).toBe(3);
    expect(await listKeys(bed.target, bed.inbound)).not.toContain(key);
  }, 60_000);

  test("loses nothing to throttling, server errors and broken connections of S3, DynamoDB and EventBridge", async () => {
    const keys = Array.from({ length: 120 }, (_, index) => `f${String(index).padStart(3, "0")}`);
    const key = await stageObjects(...keys.map((name) => ({ key: name, content: name.repeat(1000) })));
    let calls = 0;
    proxy.fault = ({ target, method }) => {
      calls += 1;
      if (target.includes("TransactWriteItems") && calls % 2 === 0) return { status: 400, code: "ThrottlingException" };
      if (target.includes("PutEvents") && calls % 2 === 0) return { status: 500, code: "InternalFailure" };
      if (method === "PUT" && calls % 5 === 0) return { status: 503, code: "SlowDown" };
      return method === "GET" && calls % 3 === 0 ? { cutAfter: 1_000 } : undefined;
    };
    await run();
    await settled();
    proxy.fault = () => undefined;
    expect((await listKeys(bed.target, bed.destination)).filter((name) => /^f\d/.test(name))).toEqual(keys);
    expect(await contentOf("f077")).toBe("f077".repeat(1000));
    expect(await listKeys(bed.target, bed.inbound)).not.toContain(key);
  }, 60_000);

  test.each(["SIGKILL", "SIGTERM"] as const)(
    "loses nothing when it is ended by %s in the middle of an archive",
    async (signal) => {
      const keys = Array.from({ length: 150 }, (_, index) => `${signal}-${String(index).padStart(3, "0")}`);
      const key = await stageObjects(...keys.map((name) => ({ key: name, content: name })));
      const written = async () =>
        (await listKeys(bed.target, bed.destination)).filter((name) => name.startsWith(`${signal}-`));
      const environment = { SALLYPORT_VISIBILITY_SECONDS: "12" };
      const first = await run(environment);
      await until("some objects are written", async () => (await written()).length > 0);
      expect(await first.stop(signal)).toBe(signal === "SIGTERM" ? 0 : null);
      await run(environment);
      await settled();
      expect(await written()).toEqual(keys);
      expect(await listKeys(bed.target, bed.inbound)).not.toContain(key);
    },
    60_000,
  );

  test("keeps the origin in the metadata where the source's tags leave no room", async () => {
    const tags = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`t${index}`, "v"]));
    await stageObjects({
      key: "g",
      content: "g",
      tags,
      etag: "e1",
      lastModified: new Date(0),
      metadata: { owner: "x" },
    });
    const worker = await run();
    await settled();
    const { Metadata } = await bed.target.s3.send(new GetObjectCommand({ Bucket: bed.destination, Key: "g" }));
    expect(Metadata).toEqual({ owner: "x", originaletag: "e1", originalcreationtime: "1970-01-01T00:00:00.000Z" });
    const { TagSet } = await bed.target.s3.send(new GetObjectTaggingCommand({ Bucket: bed.destination, Key: "g" }));
    expect(TagSet).toHaveLength(9);
    expect(worker.events("object.tags-full")).toHaveLength(1);
  }, 60_000);

  test("sets aside an event that names no archive, and one whose archive is gone", async () => {
    const before = await deadLetters();
    const event = (key: string, versionId: string) => ({
      Records: [
        {
          eventSource: "aws:s3",
          eventName: "ObjectCreated:Put",
          s3: { bucket: { name: bed.inbound }, object: { key, versionId, size: 10 } },
        },
      ],
    });
    await send(bed.target, bed.targetQueue.url, event("rule/readme.txt", "V"));
    await send(bed.target, bed.targetQueue.url, event(`rule/${"1".repeat(64)}.tar.zst`, "V"));
    const worker = await run();
    await until("both are in the dead-letter queue", async () => (await deadLetters()) === before + 2);
    const reasons = new Set(worker.events("message.set-aside").map(({ reason }) => reason));
    expect(reasons).toEqual(new Set(["no-staged-archive", "archive-gone"]));
  }, 60_000);
});
