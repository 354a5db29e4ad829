import {
  DeleteBucketPolicyCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { describeWorkerLaws, type WorkerUnderTest } from "@sallyport/worker-kit/conformance";
import { listKeys, queueDepth, send } from "@sallyport/worker-kit/testing";
import { type ManifestObject, openArchive } from "../archive/index.js";
import { MemoryRangeSource } from "../target/MemoryRangeSource.js";
import { CompressorBed } from "../testing/CompressorBed.js";

describeWorkerLaws("the compressor's source side", async () => {
  const bed = await CompressorBed.start({ replication: false });
  const { s3 } = bed.source;
  const archivesWith = async (name: string) => {
    const found: { archive: string; object: ManifestObject; content: Buffer }[] = [];
    for (const Key of await listKeys(bed.source, bed.outbound)) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bed.outbound, Key }));
      const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
      const reader = await openArchive(new MemoryRangeSource(Key, bytes), { wholeBytes: 1 });
      if (!reader.manifest.objects.some(({ key }) => key === name)) continue;
      const chunks: Buffer[] = [];
      const entry = await reader.readObject(name);
      for await (const chunk of entry.content()) chunks.push(chunk);
      found.push({ archive: Key, object: entry.object, content: Buffer.concat(chunks) });
    }
    return found;
  };
  const subject: WorkerUnderTest = {
    start: async (overrides) => await bed.startSource(overrides),
    give: async (Key, Body) => void (await s3.send(new PutObjectCommand({ Bucket: bed.bucket, Key, Body }))),
    repeat: async (name) => {
      // What S3 announced is in the manifest; looking into the queue would count as a delivery.
      const [{ object } = { object: undefined }] = await archivesWith(name);
      const { key, size, versionId, sequencer } = object ?? {};
      const s3Record = { bucket: { name: bed.bucket }, object: { key, size, versionId, sequencer } };
      const record = { eventSource: "aws:s3", eventName: "ObjectCreated:Put", s3: s3Record };
      await send(bed.source, bed.sourceQueue.url, { Records: [record] });
    },
    giveBad: async (marker) => await send(bed.source, bed.sourceQueue.url, `not an event: ${marker}`),
    result: async (name) => (await archivesWith(name)).at(-1)?.content,
    changes: async (name) => {
      // The archive of the same event is the same object: S3 may count a version more, of the same bytes.
      const archives = await archivesWith(name);
      const versions = await s3.send(new ListObjectVersionsCommand({ Bucket: bed.outbound }));
      const all = (versions.Versions ?? []).filter(({ Key }) => archives.some(({ archive }) => archive === Key));
      return new Set(all.map(({ Key, ETag }) => `${Key} ${ETag}`)).size;
    },
    refuseResults: async (refuse) => {
      const Resource = `arn:aws:s3:::${bed.outbound}/*`;
      const Statement = [{ Effect: "Deny", Principal: "*", Action: "s3:PutObject", Resource }];
      const Policy = JSON.stringify({ Version: "2012-10-17", Statement });
      if (refuse) await s3.send(new PutBucketPolicyCommand({ Bucket: bed.outbound, Policy }));
      else await s3.send(new DeleteBucketPolicyCommand({ Bucket: bed.outbound }));
    },
    inputs: async () => {
      const { visible, leased } = await queueDepth(bed.source, bed.sourceQueue.url);
      const { visible: setAside } = await queueDepth(bed.source, bed.sourceQueue.deadLetterUrl);
      return { waiting: visible, leased, setAside };
    },
    // It sends every version on with its sequencer; the target puts them into order.
    orders: false,
    misconfiguration: { SALLYPORT_LEVEL: "99" },
  };
  return { subject, dispose: async () => await bed.stop() };
});
