import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  RestoreObjectCommand,
} from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { FaultProxy, listKeys, peek, queueDepth, type RunningWorker, send, until } from "@sallyport/worker-kit/testing";
import { openArchive } from "../archive/index.js";
import { MemoryRangeSource } from "../target/MemoryRangeSource.js";
import { CompressorBed } from "../testing/CompressorBed.js";

describe("the source side", () => {
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
    for (const Key of await listKeys(bed.source, bed.outbound))
      await bed.source.s3.send(new DeleteObjectCommand({ Bucket: bed.outbound, Key }));
  }, 30_000);
  afterAll(async () => {
    await proxy.stop();
    await bed.stop();
  });

  const put = async (Key: string, Body = `content of ${Key}`) =>
    await bed.source.s3.send(new PutObjectCommand({ Bucket: bed.bucket, Key, Body }));
  const run = async (overrides: Record<string, string> = {}): Promise<RunningWorker> => {
    const worker = await bed.startSource({ ...proxy.redirection, ...overrides });
    workers.push(worker);
    return worker;
  };
  /** Every object of every archive in the staging bucket: key and content. */
  const archived = async (): Promise<Map<string, string>> => {
    const contents = new Map<string, string>();
    for (const Key of await listKeys(bed.source, bed.outbound)) {
      const { Body } = await bed.source.s3.send(new GetObjectCommand({ Bucket: bed.outbound, Key }));
      const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
      const reader = await openArchive(new MemoryRangeSource(Key, bytes));
      for await (const { object, bytes } of reader.entries()) contents.set(object.key, bytes?.toString() ?? "");
    }
    return contents;
  };
  const settled = async () =>
    await until("the queue is empty", async () => {
      const { visible, leased } = await queueDepth(bed.source, bed.sourceQueue.url);
      return visible + leased === 0;
    });
  const deadLetters = async () => await peek(bed.source, bed.sourceQueue.deadLetterUrl);

  test("leaves out an object that it may not read, archives the others, and sets that message aside", async () => {
    const Policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Principal: "*",
          Action: "s3:GetObjectVersion",
          Resource: `arn:aws:s3:::${bed.bucket}/secret-*`,
        },
      ],
    });
    await bed.source.s3.send(new PutBucketPolicyCommand({ Bucket: bed.bucket, Policy }));
    for (const key of ["a1", "secret-1", "a2"]) await put(key);
    const worker = await run();
    await until("the message is in the dead-letter queue", async () => (await deadLetters()).length === 1);
    expect([...(await archived()).keys()].sort()).toEqual(["a1", "a2"]);
    expect((await deadLetters())[0]).toContain("secret-1");
    expect(worker.events("security.access_denied").length).toBeGreaterThan(0);
    expect(JSON.stringify(worker.lines)).not.toContain("secret-1");
  }, 60_000);

  test("reads several records of a message, sets aside what it cannot read, and acknowledges S3's test event", async () => {
    await put("b1");
    await put("b 2+ü");
    await settledMessages();
    const record = (key: string) => ({
      eventSource: "aws:s3",
      eventName: "ObjectCreated:Put",
      s3: { bucket: { name: bed.bucket }, object: { key } },
    });
    await send(bed.source, bed.sourceQueue.url, { Records: [record("b1"), record("b+2%2B%C3%BC")] });
    await send(bed.source, bed.sourceQueue.url, { Service: "Amazon S3", Event: "s3:TestEvent" });
    await send(bed.source, bed.sourceQueue.url, "poison 1");
    const foreign = { ...record("x"), s3: { bucket: { name: "foreign-bucket" }, object: { key: "x" } } };
    await send(bed.source, bed.sourceQueue.url, { Records: [foreign] });
    const before = (await deadLetters()).length;
    const worker = await run();
    await until(
      "both bad messages are in the dead-letter queue",
      async () => (await deadLetters()).length === before + 2,
    );
    await settled();
    expect((await archived()).get("b 2+ü")).toBe("content of b 2+ü");
    const reasons = worker.events("message.set-aside").map(({ reason }) => reason);
    expect(new Set(reasons)).toEqual(new Set(["unknown-message", "outside-the-rule"]));
  }, 60_000);

  /** Lets a worker archive what S3 has announced so far, so that a test sends its own messages only. */
  async function settledMessages(): Promise<void> {
    const worker = await bed.startSource();
    await settled();
    await worker.stop();
  }

  test("acknowledges a version that was deleted before it was read, and archives the rest", async () => {
    const { VersionId } = await put("c1");
    await put("c2");
    await bed.source.s3.send(new DeleteObjectCommand({ Bucket: bed.bucket, Key: "c1", VersionId }));
    const worker = await run();
    await settled();
    expect([...(await archived()).keys()]).toEqual(["c2"]);
    expect(worker.events("object.gone")).toHaveLength(1);
  }, 60_000);

  test("sets objects in an archive tier aside at once, goes on with the rest, and takes them once they are restored", async () => {
    const { s3 } = bed.source;
    const before = (await deadLetters()).length;
    for (const StorageClass of ["GLACIER", "DEEP_ARCHIVE"] as const)
      await s3.send(
        new PutObjectCommand({ Bucket: bed.bucket, Key: `cold-${StorageClass}`, Body: "cold", StorageClass }),
      );
    await put("cold-tier");
    await put("warm");
    // The emulator has no archive tiers of INTELLIGENT_TIERING: this is the answer that S3's reference gives for them.
    proxy.fault = ({ method, path }) =>
      method === "GET" && path.includes("cold-tier") ? { status: 403, code: "InvalidObjectState" } : undefined;
    const worker = await run();
    await until("all three are set aside", async () => (await deadLetters()).length === before + 3, 60);
    await settled();
    expect([...(await archived()).keys()]).toEqual(["warm"]);
    const reasons = worker.events("message.set-aside").map(({ reason, message }) => `${reason}: ${message}`);
    for (const place of ["(GLACIER)", "(DEEP_ARCHIVE)"])
      expect(reasons).toContainEqual(expect.stringMatching(`object-in-archive-tier: .*${place.replace(/[()]/g, ".")}`));
    expect(reasons).toContainEqual(expect.stringContaining("Restore it (s3api restore-object), then redrive"));
    expect(JSON.stringify(worker.lines)).toContain('"ObjectsInArchiveTier":');
    expect(worker.events("security.access_denied")).toHaveLength(0);

    const RestoreRequest = { Days: 1 };
    await s3.send(new RestoreObjectCommand({ Bucket: bed.bucket, Key: "cold-GLACIER", RestoreRequest }));
    await until("it is restored", async () => {
      const { Restore } = await s3.send(new HeadObjectCommand({ Bucket: bed.bucket, Key: "cold-GLACIER" }));
      return Restore?.includes('ongoing-request="false"') ?? false;
    });
    const message = (await deadLetters()).find((body) => body.includes("cold-GLACIER"));
    await send(bed.source, bed.sourceQueue.url, message ?? "");
    await until("it is archived", async () => (await archived()).get("cold-GLACIER") === "cold", 60);
  }, 180_000);

  test("archives the newest content of a key that was written several times, once", async () => {
    for (const body of ["first", "second", "third"]) await put("d", body);
    await run({ SALLYPORT_BATCH_SECONDS: "2" });
    await settled();
    expect(await archived()).toEqual(new Map([["d", "third"]]));
  }, 60_000);

  test("makes the same archive again when a message comes twice", async () => {
    await put("e");
    const [body = ""] = await peek(bed.source, bed.sourceQueue.url);
    await run();
    await settled();
    const archives = await listKeys(bed.source, bed.outbound);
    await send(bed.source, bed.sourceQueue.url, body);
    await settled();
    expect(await listKeys(bed.source, bed.outbound)).toEqual(archives);
    expect(archives).toHaveLength(1);
  }, 60_000);

  test("loses nothing to throttling, server errors and broken connections", async () => {
    const keys = Array.from({ length: 30 }, (_, index) => `f${String(index).padStart(2, "0")}`);
    for (const key of keys) await put(key, key.repeat(50_000));
    let calls = 0;
    proxy.fault = ({ method, path }) => {
      calls += 1;
      if (method === "PUT" && path.includes(bed.outbound) && calls % 2 === 1) return { status: 503, code: "SlowDown" };
      if (calls % 7 === 0) return { status: 500, code: "InternalError" };
      return method === "GET" && calls % 5 === 0 ? { cutAfter: 20_000 } : undefined;
    };
    await run();
    await settled();
    proxy.fault = () => undefined;
    const contents = await archived();
    expect([...contents.keys()].sort()).toEqual(keys);
    for (const key of keys) expect(contents.get(key) === key.repeat(50_000)).toBe(true);
  }, 90_000);

  test("gives back what it has collected when it is stopped, and exits with 0", async () => {
    for (const key of ["g1", "g2", "g3"]) await put(key);
    const worker = await run({ SALLYPORT_BATCH_SECONDS: "600" });
    await until(
      "the messages are leased",
      async () => (await queueDepth(bed.source, bed.sourceQueue.url)).leased === 3,
    );
    expect(await worker.stop("SIGTERM")).toBe(0);
    expect(await queueDepth(bed.source, bed.sourceQueue.url)).toEqual({ visible: 3, leased: 0 });
    await run();
    await settled();
    expect([...(await archived()).keys()].sort()).toEqual(["g1", "g2", "g3"]);
  }, 60_000);

  test("removes an archive only after every target region has confirmed it", async () => {
    const targets = [
      { region: "eu-central-1", bucket: "user-target" },
      { region: "us-east-1", bucket: "user-target-us" },
      { region: "us-east-1", bucket: "user-target-us-2" },
    ];
    await put("h");
    const worker = await run({ SALLYPORT_TARGETS: JSON.stringify(targets) });
    await settled();
    const [key = ""] = await listKeys(bed.source, bed.outbound);
    const archiveId = key.slice("rule/".length, -".tar.zst".length);
    const confirm = async (region: string, more: object = {}) =>
      await send(bed.source, bed.sourceQueue.url, {
        source: "sallyport.compressor",
        "detail-type": "Archive Applied",
        detail: { rule: "rule", archiveId, bucket: "staging-inbound", key, region, ...more },
      });
    await confirm("eu-central-1");
    await confirm("eu-central-1");
    await until("the first region is recorded", () => worker.events("archive.confirmed").length === 2);
    expect(await listKeys(bed.source, bed.outbound)).toEqual([key]);
    await confirm("ap-south-1");
    await confirm("eu-central-1", { rule: "other" });
    await until("foreign confirmations are set aside", () => worker.events("message.set-aside").length >= 6);
    expect(await listKeys(bed.source, bed.outbound)).toEqual([key]);
    await confirm("us-east-1");
    await until("the archive is removed", async () => (await listKeys(bed.source, bed.outbound)).length === 0);
  }, 60_000);
});
