import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { listKeys, queueDepth, until } from "@sallyport/worker-kit/testing";
import { CompressorBed } from "../testing/CompressorBed.js";

describe("a source bucket without versions", () => {
  let bed: CompressorBed;

  beforeAll(async () => {
    bed = await CompressorBed.start({ versionedSource: false });
  }, 60_000);
  afterAll(async () => await bed.stop());

  test("is carried with the content that is current, and what is deleted is acknowledged", async () => {
    const put = async (Key: string, Body: string, Tagging = "a=b") =>
      await bed.source.s3.send(new PutObjectCommand({ Bucket: bed.bucket, Key, Body, Tagging }));
    await put("kept", "kept");
    await put("replaced", "before its event was read");
    await put("replaced", "current");
    await put("deleted", "deleted");
    await bed.source.s3.send(new DeleteObjectCommand({ Bucket: bed.bucket, Key: "deleted" }));
    const [source, target] = [await bed.startSource(), await bed.startTarget()];
    try {
      await until("both are restored", async () => (await listKeys(bed.target, bed.destination)).length === 2);
      await until("the source queue is empty", async () => {
        const { visible, leased } = await queueDepth(bed.source, bed.sourceQueue.url);
        return visible + leased === 0;
      });
      const { Body } = await bed.target.s3.send(new GetObjectCommand({ Bucket: bed.destination, Key: "replaced" }));
      expect(await Body?.transformToString()).toBe("current");
      expect(await listKeys(bed.target, bed.destination)).toEqual(["kept", "replaced"]);
      expect(source.events("object.gone")).toHaveLength(1);
    } finally {
      await Promise.all([source.stop(), target.stop()]);
    }
  }, 60_000);
});
