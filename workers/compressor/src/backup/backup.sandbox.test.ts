import { randomBytes } from "node:crypto";
import {
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
} from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { FaultProxy, listKeys, queueDepth, type RunningWorker, until } from "@sallyport/worker-kit/testing";
import { openArchive } from "../archive/index.js";
import { S3RangeSource } from "../archive/S3RangeSource.js";
import { S3ObjectCopies } from "../aws/S3ObjectCopies.js";
import { catalogKey, catalogPrefix, keptArchiveKey, keptArchivePrefix, readCatalog } from "../catalog/index.js";
import { MemoryRangeSource } from "../target/MemoryRangeSource.js";
import { CompressorBed } from "../testing/CompressorBed.js";
import { makeArchive, type TestObject } from "../testing/makeArchive.js";
import { checksumOfParts } from "./checksumOf.js";

describe("backups", () => {
  let bed: CompressorBed;
  let proxy: FaultProxy;
  const workers: RunningWorker[] = [];

  beforeAll(async () => {
    bed = await CompressorBed.start({ backup: true });
    proxy = await FaultProxy.start(bed.sandbox);
  }, 60_000);
  beforeEach(() => {
    proxy.fault = () => undefined;
    proxy.calls.length = 0;
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  }, 30_000);
  afterAll(async () => {
    await proxy.stop();
    await bed.stop();
  });

  const both = () => [
    { region: "eu-central-1", bucket: bed.destination },
    { region: "eu-central-1", bucket: bed.backup, backup: true },
  ];
  const run = async (overrides: Record<string, string> = {}): Promise<RunningWorker> => {
    const worker = await bed.startTarget({ ...proxy.redirection, ...overrides });
    workers.push(worker);
    return worker;
  };
  const stage = async ({ key, bytes }: { key: string; bytes: Buffer }) =>
    await bed.target.s3.send(new PutObjectCommand({ Bucket: bed.inbound, Key: key, Body: bytes }));
  const settled = async () =>
    await until("the queue is empty", async () => {
      const { visible, leased } = await queueDepth(bed.target, bed.targetQueue.url);
      return visible + leased === 0;
    });
  const put = async (Key: string, more: Partial<PutObjectCommandInput> = {}) =>
    await bed.source.s3.send(new PutObjectCommand({ Bucket: bed.bucket, Key, Body: `content of ${Key}`, ...more }));
  const contentOf = async (Key: string): Promise<Buffer> => {
    const { Body } = await bed.target.s3.send(new GetObjectCommand({ Bucket: bed.backup, Key }));
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  };
  /** How often each object of an archive was written to the backup bucket. */
  const writes = async (id: string): Promise<Record<string, number>> => {
    const { Versions = [] } = await bed.target.s3.send(new ListObjectVersionsCommand({ Bucket: bed.backup }));
    const counts: Record<string, number> = {};
    for (const { Key = "" } of Versions) if (Key.includes(id)) counts[Key] = (counts[Key] ?? 0) + 1;
    return counts;
  };
  const rowsOf = async () => {
    const keys = (await listKeys(bed.target, bed.backup)).filter((key) => key.startsWith(catalogPrefix("rule")));
    return (await Promise.all(keys.map(async (key) => await readCatalog(await contentOf(key), key)))).flat();
  };
  const archiveOf = async (...objects: TestObject[]) => await makeArchive(objects, both());
  const day = "2026-02-03";
  const lastModified = new Date(`${day}T04:05:06Z`);
  const onceOf = (id: string) => ({
    [keptArchiveKey("rule", id)]: 1,
    [catalogKey({ rule: "rule", day, archive: id })]: 1,
  });

  test("are made beside the restored objects, and each row of the catalog leads to its object", async () => {
    const keys = ["plain.txt", "a b+c/ü&=%.txt", "../escape.txt"];
    for (const Key of keys) await put(Key, { Metadata: { owner: "team" }, Tagging: "a=1", ContentType: "text/x-demo" });
    workers.push(await bed.startSource());
    await run();
    await until("all objects are restored", async () => (await listKeys(bed.target, bed.destination)).length === 3);
    await until("the archives are removed", async () => {
      const left = [...(await listKeys(bed.source, bed.outbound)), ...(await listKeys(bed.target, bed.inbound))];
      return left.length === 0;
    });
    const rows = await rowsOf();
    expect(rows.map(({ key }) => key).sort()).toEqual(keys.toSorted());
    for (const { key, archiveBucket, archiveKey, ...row } of rows) {
      expect(row).toMatchObject({
        event: "created",
        sourceBucket: bed.bucket,
        versionId: expect.stringMatching(/./),
        sequencer: expect.stringMatching(/^[0-9A-F]+$/i),
        contentType: "text/x-demo",
        tags: { a: "1" },
        metadata: { owner: "team" },
      });
      const source = await S3RangeSource.open({ client: bed.target.s3, bucket: archiveBucket, key: archiveKey });
      const entry = await (await openArchive(source)).readObject(key);
      expect(entry.bytes?.toString()).toBe(`content of ${key}`);
      expect(entry.object.sha256).toBe(row.sha256);
    }
  }, 60_000);

  test("hold the archive byte for byte, and its rows in a file for each day", async () => {
    const archive = await archiveOf(
      { key: "days/1", content: "1", lastModified },
      { key: "days/2", content: "2", lastModified: new Date("2026-02-04T00:00:00Z") },
    );
    await stage(archive);
    const worker = await run();
    await settled();
    expect((await contentOf(keptArchiveKey("rule", archive.id))).equals(archive.bytes)).toBe(true);
    expect(await writes(archive.id)).toEqual({
      ...onceOf(archive.id),
      [catalogKey({ rule: "rule", day: "2026-02-04", archive: archive.id })]: 1,
    });
    expect(worker.events("archive.backed-up")).toMatchObject([{ archive: archive.id, files: 2 }]);
  }, 60_000);

  test("are the same objects, written once, when the archive comes again and to two workers", async () => {
    const archive = await archiveOf({ key: "again", content: "x", lastModified });
    await Promise.all([stage(archive), stage(archive), stage(archive)]);
    await Promise.all([run(), run()]);
    await settled();
    expect(await writes(archive.id)).toEqual(onceOf(archive.id));
  }, 60_000);

  test("are completed, and only then confirmed, when the worker is killed between the archive and its catalog", async () => {
    const archive = await archiveOf({ key: "killed", content: "x", lastModified });
    const isCatalog = ({ method, path }: { method: string; path: string }) =>
      method === "PUT" && path.includes("/catalog/");
    proxy.fault = (call) => (isCatalog(call) ? { status: 503, code: "SlowDown" } : undefined);
    await stage(archive);
    const environment = { SALLYPORT_VISIBILITY_SECONDS: "12" };
    const first = await run(environment);
    await until("the archive is kept and its catalog is being written", () => proxy.calls.some(isCatalog));
    expect(await first.stop("SIGKILL")).toBeNull();
    expect(await writes(archive.id)).toEqual({ [keptArchiveKey("rule", archive.id)]: 1 });
    expect(await listKeys(bed.target, bed.inbound)).toContain(archive.key);
    expect(await listKeys(bed.target, bed.destination)).not.toContain("killed");
    expect(proxy.calls.filter(({ target }) => target.endsWith("PutEvents"))).toEqual([]);
    proxy.fault = () => undefined;
    await run(environment);
    await settled();
    expect(await writes(archive.id)).toEqual(onceOf(archive.id));
    expect(await listKeys(bed.target, bed.destination)).toContain("killed");
    expect(await listKeys(bed.target, bed.inbound)).not.toContain(archive.key);
  }, 60_000);

  test("tell of deletions, also of an archive that carries nothing else", async () => {
    const deletion = { bucket: bed.bucket, key: "deleted", sequencer: "0B", deletedAt: `${day}T05:00:00Z` };
    const backupOnly = both().filter(({ backup }) => backup);
    const archive = await makeArchive([], backupOnly, "rule", [deletion]);
    await stage(archive);
    await run();
    await settled();
    expect(await writes(archive.id)).toEqual(onceOf(archive.id));
    const rows = (await rowsOf()).filter((row) => row.archive === archive.id);
    expect(rows).toMatchObject([{ event: "deleted", key: "deleted", eventTime: new Date(deletion.deletedAt) }]);
  }, 60_000);

  test("are all that is made of an archive whose target is a backup alone", async () => {
    const backupOnly = both().filter(({ backup }) => backup);
    const archive = await makeArchive([{ key: "only", content: "x", lastModified }], backupOnly);
    await stage(archive);
    await run({ SALLYPORT_TARGET_BUCKETS: "[]" });
    await settled();
    expect(await writes(archive.id)).toEqual(onceOf(archive.id));
    expect(await listKeys(bed.target, bed.destination)).not.toContain("only");
    expect(await listKeys(bed.target, bed.inbound)).not.toContain(archive.key);
  }, 60_000);

  test("are not made of an archive that is damaged, or for a bucket that is no backup bucket", async () => {
    const damaged = await archiveOf({ key: "damaged", content: "x".repeat(50_000), lastModified });
    damaged.bytes.writeUInt8(damaged.bytes.readUInt8(40) ^ 1, 40);
    const foreign = await makeArchive(
      [{ key: "foreign", content: "x", lastModified }],
      [{ region: "eu-central-1", bucket: bed.destination, backup: true }],
    );
    const depth = async () => (await queueDepth(bed.target, bed.targetQueue.deadLetterUrl)).visible;
    const before = await depth();
    await Promise.all([stage(damaged), stage(foreign)]);
    const worker = await run();
    await until("both are set aside", async () => (await depth()) === before + 2);
    const reasons = new Set(worker.events("message.set-aside").map(({ reason }) => reason));
    expect(reasons).toEqual(new Set(["CHECKSUM_MISMATCH", "foreign-target"]));
    expect([await writes(damaged.id), await writes(foreign.id)]).toEqual([{}, {}]);
  }, 60_000);

  test("replace what is under the archive's key and is not the archive", async () => {
    const archive = await archiveOf({ key: "replaced", content: "x", lastModified });
    const Key = keptArchiveKey("rule", archive.id);
    await bed.target.s3.send(new PutObjectCommand({ Bucket: bed.backup, Key, Body: "something else" }));
    await stage(archive);
    const worker = await run();
    await settled();
    expect((await contentOf(Key)).equals(archive.bytes)).toBe(true);
    expect(worker.events("backup.replaced")).toHaveLength(1);
  }, 60_000);

  test("of archives that S3 does not copy at once are copied in parts, each with its checksum", async () => {
    const copies = new S3ObjectCopies(bed.target.s3);
    const [bytes, signal] = [randomBytes(300_000), new AbortController().signal];
    const put = { Bucket: bed.inbound, Key: "large/a b+ü", Body: bytes };
    const { VersionId: versionId } = await bed.target.s3.send(new PutObjectCommand(put));
    await bed.target.s3.send(new PutObjectCommand({ ...put, Body: "newer" }));
    const from = { bucket: bed.inbound, key: put.Key, versionId };
    const to = { bucket: bed.backup, key: `${keptArchivePrefix("rule")}large`, headers: {}, isNew: true };
    const { sha256, parts } = await checksumOfParts(new MemoryRangeSource("large", bytes), bytes.length, 128 * 1024);
    expect(parts.map(({ length }) => length)).toEqual([131_072, 131_072, 37_856]);

    const wrong = parts.map((part, index) => (index === 1 ? { ...part, sha256: parts[0]?.sha256 ?? "" } : part));
    await expect(copies.copy(from, to, wrong, signal)).rejects.toMatchObject({ name: "InvalidPart" });
    expect(await copies.checksum(to.bucket, to.key, signal)).toBeUndefined();

    await copies.copy(from, to, parts, signal);
    expect((await contentOf(to.key)).equals(bytes)).toBe(true);
    expect(await copies.checksum(to.bucket, to.key, signal)).toBe(sha256);
    await expect(copies.copy(from, to, parts, signal)).rejects.toMatchObject({ name: "PreconditionFailed" });
  }, 60_000);
});
