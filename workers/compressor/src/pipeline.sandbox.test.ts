import { createHash, randomBytes } from "node:crypto";
import {
  GetObjectCommand,
  GetObjectTaggingCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
} from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { listKeys, type RunningWorker, until } from "@sallyport/worker-kit/testing";
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
});
