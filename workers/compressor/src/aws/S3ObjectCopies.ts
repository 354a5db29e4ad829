import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  type S3Client,
  type StorageClass,
  UploadPartCopyCommand,
} from "@aws-sdk/client-s3";
import { classifyError, mapConcurrently, type ObjectAddress } from "@sallyport/worker-kit";
import type { CopyPart, NewObject, ObjectCopies } from "../ports.js";

const PARTS_IN_FLIGHT = 4;

/** Copies that S3 makes by itself, with a SHA-256 of what it wrote: see README.md for the permissions. */
export class S3ObjectCopies implements ObjectCopies {
  readonly #client: S3Client;

  constructor(client: S3Client) {
    this.#client = client;
  }

  async copy(from: ObjectAddress, to: NewObject, parts: readonly CopyPart[], signal: AbortSignal): Promise<void> {
    if (parts.length > 0) return await this.#copyParts(from, to, parts, signal);
    const command = new CopyObjectCommand({ ...sourceOf(from), ...destinationOf(to), ...conditionOf(to) });
    await this.#client.send(command, { abortSignal: signal });
  }

  async checksum(Bucket: string, Key: string, abortSignal: AbortSignal): Promise<string | undefined> {
    try {
      const command = new HeadObjectCommand({ Bucket, Key, ChecksumMode: "ENABLED" });
      return (await this.#client.send(command, { abortSignal })).ChecksumSHA256;
    } catch (error) {
      if (classifyError(error).kind === "gone") return undefined;
      throw error;
    }
  }

  async #copyParts(from: ObjectAddress, to: NewObject, parts: readonly CopyPart[], abortSignal: AbortSignal) {
    const { UploadId } = await this.#client.send(new CreateMultipartUploadCommand(destinationOf(to)), { abortSignal });
    const upload = { Bucket: to.bucket, Key: to.key, UploadId };
    try {
      const Parts = await mapConcurrently(parts, PARTS_IN_FLIGHT, async ({ offset, length, sha256 }, index) => {
        const CopySourceRange = `bytes=${offset}-${offset + length - 1}`;
        const PartNumber = index + 1;
        const command = new UploadPartCopyCommand({ ...upload, ...sourceOf(from), CopySourceRange, PartNumber });
        const { CopyPartResult } = await this.#client.send(command, { abortSignal });
        return { PartNumber, ETag: CopyPartResult?.ETag, ChecksumSHA256: sha256 };
      });
      const command = new CompleteMultipartUploadCommand({ ...upload, ...conditionOf(to), MultipartUpload: { Parts } });
      await this.#client.send(command, { abortSignal });
    } catch (error) {
      // What cannot be dropped, the bucket's lifecycle rule removes.
      await this.#client.send(new AbortMultipartUploadCommand(upload)).catch(() => undefined);
      throw error;
    }
  }
}

function sourceOf({ bucket, key, versionId }: ObjectAddress) {
  const path = [bucket, ...key.split("/")].map(encodeURIComponent).join("/");
  const version = versionId === undefined ? "" : `?versionId=${encodeURIComponent(versionId)}`;
  return { CopySource: `${path}${version}` };
}

function destinationOf({ bucket, key, headers: { kmsKeyArn, storageClass } }: NewObject) {
  return {
    Bucket: bucket,
    Key: key,
    ChecksumAlgorithm: "SHA256" as const,
    StorageClass: storageClass as StorageClass | undefined,
    ...(kmsKeyArn !== undefined && {
      ServerSideEncryption: "aws:kms" as const,
      SSEKMSKeyId: kmsKeyArn,
      BucketKeyEnabled: true,
    }),
  };
}

function conditionOf({ isNew = false }: NewObject) {
  return isNew ? { IfNoneMatch: "*" } : {};
}
