import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import {
  GetObjectCommand,
  GetObjectTaggingCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
} from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { FaultProxy, listKeys, type RunningWorker, startWorker, until } from "@sallyport/worker-kit/testing";
import { CompressorBed } from "./testing/CompressorBed.js";

describe("the compressor's two sides", () => {
  let bed: CompressorBed;
  const workers: RunningWorker[] = [];

  beforeAll(async () => {
    bed = await CompressorBed.start();
  }, 60_000);
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  }, 30_000);
  afterAll(async () => await bed.stop());

  const put = async (Key: string, more: Partial<PutObjectCommandInput> = {}) =>
    await bed.source.s3.send(new PutObjectCommand({ Bucket: bed.bucket, Key, Body: `content of ${Key}`, ...more }));
  const restored = async (Key: string) => {
    const object = await bed.target.s3.send(new GetObjectCommand({ Bucket: bed.destination, Key }));
    const { TagSet = [] } = await bed.target.s3.send(new GetObjectTaggingCommand({ Bucket: bed.destination, Key }));
    const content = Buffer.from((await object.Body?.transformToByteArray()) ?? []);
    return { ...object, content, tags: Object.fromEntries(TagSet.map(({ Key: name, Value }) => [name, Value])) };
  };

  test("carry objects with content, headers, metadata and tags, then remove the archive on both sides", async () => {
    const keys = ["plain.txt", "a b+c/ü&=%.txt", "../escape.txt", "folder/", "deep/../../x", "empty"];
    for (const Key of keys) await put(Key, Key === "folder/" || Key === "empty" ? { Body: Buffer.alloc(0) } : {});
    const large = randomBytes(20 * 1024 * 1024);
    await put("large.bin", { Body: large });
    const described = {
      ContentType: "text/x-demo",
      ContentEncoding: "identity",
      ContentDisposition: 'attachment; filename="x.txt"',
      ContentLanguage: "de",
      CacheControl: "max-age=60",
      Metadata: { owner: "team", note: "two words" },
      Tagging: "a=1&b=x%20y",
    };
    const { ETag } = await put("described.txt", described);
    workers.push(await bed.startSource({ SALLYPORT_BATCH_BYTES: String(8 * 1024 * 1024) }), await bed.startTarget());

    const all = [...keys, "large.bin", "described.txt"].sort();
    await until(
      "all objects are restored",
      async () => (await listKeys(bed.target, bed.destination)).length === all.length,
    );
    expect(await listKeys(bed.target, bed.destination)).toEqual(all);
    expect((await restored("a b+c/ü&=%.txt")).content.toString()).toBe("content of a b+c/ü&=%.txt");
    expect(
      createHash("sha256")
        .update((await restored("large.bin")).content)
        .digest("hex"),
    ).toBe(createHash("sha256").update(large).digest("hex"));
    const { Tagging, ...headers } = described;
    const object = await restored("described.txt");
    expect(object).toMatchObject(headers);
    expect(object.tags).toEqual({
      a: "1",
      b: "x y",
      OriginalCreationTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      OriginalETag: ETag?.replaceAll('"', ""),
    });
    await until("the archives are removed", async () => {
      const left = [...(await listKeys(bed.source, bed.outbound)), ...(await listKeys(bed.target, bed.inbound))];
      return left.length === 0;
    });
  }, 60_000);

  test("carry objects without bytes, the marker of a folder among them", async () => {
    const keys = ["bare/", "bare/folder/", "bare/empty"];
    for (const Key of keys) await put(Key, { Body: Buffer.alloc(0), Metadata: { of: "nothing" } });
    workers.push(await bed.startSource(), await bed.startTarget());
    await until("all are restored", async () => (await restoredBelow("bare/")).length === keys.length);
    for (const key of keys) {
      const { content, Metadata } = await restored(key);
      expect([key, content.length, Metadata]).toEqual([key, 0, { of: "nothing" }]);
    }
  }, 60_000);

  test("give an object its tags in the PUT that makes it, never by another call", async () => {
    const proxy = await FaultProxy.start(bed.sandbox);
    try {
      await put("tagged/one", { Tagging: "a=1&b=2" });
      workers.push(await bed.startSource(), await bed.startTarget(proxy.redirection));
      await until("it is restored", async () => (await restoredBelow("tagged/")).length === 1);
      expect((await restored("tagged/one")).tags).toMatchObject({ a: "1", b: "2" });
      const writes = proxy.calls.filter(({ method, path }) => method === "PUT" && path.includes("tagged"));
      expect(writes).toHaveLength(1);
      expect(proxy.calls.filter(({ path }) => path.includes("tagging"))).toEqual([]);
    } finally {
      await Promise.all(workers.splice(0).map((worker) => worker.stop()));
      await proxy.stop();
    }
  }, 60_000);

  test("carry an object where neither side may write to a file, as on a full disk", async () => {
    const folder = await mkdtemp(join(tmpdir(), "sallyport-no-disk-"));
    try {
      const inFull = await withoutDisk(folder, join(import.meta.dirname, "..", "dist", "bundle", "main.mjs"));
      const writer = join(folder, "writer.mjs");
      const written = 'writeFileSync(new URL("written", import.meta.url), Buffer.alloc(4096));';
      await writeFile(writer, `import { writeFileSync } from "node:fs"; ${written}`);
      expect(await (await startWorker(await withoutDisk(folder, writer), {})).exited).not.toBe(0);

      const large = randomBytes(20 * 1024 * 1024);
      await put("no-disk/large", { Body: large });
      await put("no-disk/small");
      const { source, target } = bed.environments;
      workers.push(await startWorker(inFull, source), await startWorker(inFull, target));
      await until("both are restored", async () => (await restoredBelow("no-disk/")).length === 2);
      expect((await restored("no-disk/large")).content.equals(large)).toBe(true);
    } finally {
      await Promise.all(workers.splice(0).map((worker) => worker.stop()));
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);

  const restoredBelow = async (prefix: string): Promise<string[]> =>
    (await listKeys(bed.target, bed.destination)).filter((key) => key.startsWith(prefix));

  /** A program that runs another one, whose files may not grow beyond one block of 512 bytes: what does is killed. */
  async function withoutDisk(folder: string, program: string): Promise<string> {
    const limited = join(folder, `limited-${basename(program)}`);
    const command = JSON.stringify(["-c", 'ulimit -f 1 && exec "$0" "$1"', process.execPath, program]);
    const lines = [
      'import { spawn } from "node:child_process";',
      `const child = spawn("/bin/sh", ${command}, { stdio: "inherit" });`,
      'process.on("SIGTERM", () => child.kill("SIGTERM"));',
      'child.on("exit", (code) => process.exit(code ?? 1));',
    ];
    await writeFile(limited, lines.join("\n"));
    return limited;
  }
});
