import { GetObjectCommand, ListMultipartUploadsCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { FaultProxy, listKeys, queueDepth, until } from "@sallyport/worker-kit/testing";
import { openArchive } from "../archive/index.js";
import { MemoryRangeSource } from "../target/MemoryRangeSource.js";
import { CompressorBed } from "../testing/CompressorBed.js";

/** What Fargate Spot does: SIGTERM at any time, SIGKILL two minutes later. */
describe("a source worker whose task is taken away", () => {
  let bed: CompressorBed;
  let proxy: FaultProxy;

  beforeAll(async () => {
    bed = await CompressorBed.start({ replication: false });
    proxy = await FaultProxy.start(bed.sandbox);
  }, 60_000);
  afterAll(async () => {
    await proxy?.stop();
    await bed?.stop();
  });

  test("gives back the batch that it has no time to finish, leaves no half archive, and another does it", async () => {
    const keys = Array.from({ length: 20 }, (_, index) => `in-work-${String(index).padStart(2, "0")}`);
    for (const Key of keys) await bed.source.s3.send(new PutObjectCommand({ Bucket: bed.bucket, Key, Body: Key }));
    const refused = (): number =>
      proxy.calls.filter(({ method, path }) => method === "PUT" && path.includes(bed.outbound)).length;
    proxy.fault = ({ method, path }) =>
      method === "PUT" && path.includes(bed.outbound) ? { status: 503, code: "SlowDown" } : undefined;

    const first = await bed.startSource({ ...proxy.redirection, SALLYPORT_GRACE_SECONDS: "1" });
    await until("an archive is on its way out", () => refused() > 0);
    expect(await first.stop("SIGTERM")).toBe(0);
    await until("every message is back", async () => {
      const { visible, leased } = await queueDepth(bed.source, bed.sourceQueue.url);
      return visible === keys.length && leased === 0;
    });
    expect(await listKeys(bed.source, bed.outbound)).toEqual([]);
    const { Uploads = [] } = await bed.source.s3.send(new ListMultipartUploadsCommand({ Bucket: bed.outbound }));
    expect(Uploads).toEqual([]);

    const second = await bed.startSource();
    await until("the queue is empty", async () => {
      const { visible, leased } = await queueDepth(bed.source, bed.sourceQueue.url);
      return visible + leased === 0;
    });
    await second.stop();
    const contents = new Map<string, string>();
    for (const Key of await listKeys(bed.source, bed.outbound)) {
      const { Body } = await bed.source.s3.send(new GetObjectCommand({ Bucket: bed.outbound, Key }));
      const reader = await openArchive(
        new MemoryRangeSource(Key, Buffer.from((await Body?.transformToByteArray()) ?? [])),
      );
      for await (const { object, bytes } of reader.entries()) contents.set(object.key, bytes?.toString() ?? "");
    }
    expect([...contents].sort()).toEqual(keys.map((key) => [key, key]));
    expect((await queueDepth(bed.source, bed.sourceQueue.deadLetterUrl)).visible).toBe(0);
  }, 90_000);
});
