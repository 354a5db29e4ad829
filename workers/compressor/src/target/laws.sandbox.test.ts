import {
  DeleteBucketPolicyCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { describeWorkerLaws, type WorkerUnderTest } from "@sallyport/worker-kit/conformance";
import { queueDepth, send } from "@sallyport/worker-kit/testing";
import { CompressorBed } from "../testing/CompressorBed.js";
import { makeArchive } from "../testing/makeArchive.js";

describeWorkerLaws("the compressor's target side", async () => {
  const bed = await CompressorBed.start({ replication: false });
  const { s3 } = bed.target;
  const archives = new Map<string, { key: string; bytes: Buffer }>();
  const stage = async ({ key, bytes }: { key: string; bytes: Buffer }) =>
    await s3.send(new PutObjectCommand({ Bucket: bed.inbound, Key: key, Body: bytes }));
  const subject: WorkerUnderTest = {
    start: async (overrides) => await bed.startTarget(overrides),
    give: async (key, content, sequence) => {
      const archive = await makeArchive([
        { key, content, sequencer: sequence.toString(16), versionId: `V${sequence}` },
      ]);
      archives.set(key, archive);
      await stage(archive);
    },
    repeat: async (name) => {
      const archive = archives.get(name);
      if (archive) await stage(archive);
    },
    giveBad: async (marker) => await send(bed.target, bed.targetQueue.url, `not an event: ${marker}`),
    result: async (Key) => {
      try {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket: bed.destination, Key }));
        return Buffer.from((await Body?.transformToByteArray()) ?? []);
      } catch {
        return undefined;
      }
    },
    changes: async (Prefix) => {
      const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket: bed.destination, Prefix }));
      return Versions.filter(({ Key }) => Key === Prefix).length;
    },
    refuseResults: async (refuse) => {
      const Resource = `arn:aws:s3:::${bed.destination}/*`;
      const Statement = [{ Effect: "Deny", Principal: "*", Action: "s3:PutObject", Resource }];
      const Policy = JSON.stringify({ Version: "2012-10-17", Statement });
      if (refuse) await s3.send(new PutBucketPolicyCommand({ Bucket: bed.destination, Policy }));
      else await s3.send(new DeleteBucketPolicyCommand({ Bucket: bed.destination }));
    },
    inputs: async () => {
      const { visible, leased } = await queueDepth(bed.target, bed.targetQueue.url);
      const { visible: setAside } = await queueDepth(bed.target, bed.targetQueue.deadLetterUrl);
      return { waiting: visible, leased, setAside };
    },
    misconfiguration: { SALLYPORT_TARGET_BUCKETS: "[]" },
  };
  return { subject, dispose: async () => await bed.stop() };
});
