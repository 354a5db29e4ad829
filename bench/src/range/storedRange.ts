import { open } from "node:fs/promises";
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { withSandbox } from "@sallyport/sandbox/testing";
import { openArchive, type RangeSource } from "@sallyport/worker-compressor/archive";
import { S3RangeSource } from "@sallyport/worker-compressor/archive/s3";
import { makeBucket, sandboxClients } from "@sallyport/worker-kit/testing";

const bucket = "archives";
const key = "archive.tar.zst";
const PART_BYTES = 64 * 1024 * 1024;

export interface StoredRange {
  /** Of each object alone: opened, found by the index and read by ranges, checked by its SHA-256. */
  readonly objects: readonly { readonly seconds: number; readonly bytesRead: number }[];
  /** Of the whole archive, by one GET, without unpacking it. */
  readonly downloads: readonly { readonly seconds: number; readonly bytesRead: number }[];
}

/** Restores single objects from an archive in the emulator's S3, and downloads the archive as many times, in turns. */
export async function measureStoredRange(file: string, keys: readonly string[]): Promise<StoredRange> {
  return await withSandbox(async (sandbox) => {
    const clients = sandboxClients(sandbox, "eu-west-1");
    try {
      await makeBucket(clients, bucket);
      await upload(clients.s3, file);
      const [objects, downloads]: [StoredRange["objects"][number][], StoredRange["downloads"][number][]] = [[], []];
      for (const wanted of keys) {
        objects.push(await timed(async () => await restoreObject(clients.s3, wanted)));
        downloads.push(await timed(async () => await download(clients.s3)));
      }
      return { objects, downloads };
    } finally {
      clients.close();
    }
  });
}

async function timed(work: () => Promise<number>): Promise<{ seconds: number; bytesRead: number }> {
  const start = performance.now();
  const bytesRead = await work();
  return { seconds: (performance.now() - start) / 1000, bytesRead };
}

async function restoreObject(client: S3Client, wanted: string): Promise<number> {
  const source = await S3RangeSource.open({ client, bucket, key });
  let bytesRead = 0;
  const counted: RangeSource = {
    name: source.name,
    size: async () => await source.size(),
    read: async (offset, length) => {
      const bytes = await source.read(offset, length);
      bytesRead += bytes.length;
      return bytes;
    },
  };
  const entry = await (await openArchive(counted)).readObject(wanted);
  for await (const _chunk of entry.content());
  return bytesRead;
}

async function download(client: S3Client): Promise<number> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  let bytesRead = 0;
  for await (const chunk of Body as AsyncIterable<Uint8Array>) bytesRead += chunk.length;
  return bytesRead;
}

async function upload(client: S3Client, path: string): Promise<void> {
  const address = { Bucket: bucket, Key: key };
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(address));
  const file = await open(path);
  try {
    const Parts: { PartNumber: number; ETag: string | undefined }[] = [];
    const buffer = Buffer.allocUnsafeSlow(PART_BYTES);
    for (let number = 1; ; number++) {
      const { bytesRead } = await file.read(buffer, 0, PART_BYTES, (number - 1) * PART_BYTES);
      if (bytesRead === 0) break;
      const part = { ...address, UploadId, PartNumber: number, Body: buffer.subarray(0, bytesRead) };
      const { ETag } = await client.send(new UploadPartCommand(part));
      Parts.push({ PartNumber: number, ETag });
    }
    await client.send(new CompleteMultipartUploadCommand({ ...address, UploadId, MultipartUpload: { Parts } }));
  } finally {
    await file.close();
  }
}
