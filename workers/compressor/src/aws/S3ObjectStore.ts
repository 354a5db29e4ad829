import {
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectTaggingCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
  type StorageClass,
} from "@aws-sdk/client-s3";
import { type ObjectAddress, type ObjectStream, openObjectStream } from "@sallyport/worker-kit";
import type { NewObject, ObjectStore, PartUpload } from "../ports.js";
import { S3PartUpload } from "./S3PartUpload.js";

const ifNone = { IfNoneMatch: "*" };

/** Objects in S3, with as few calls as each needs: see README.md for the permissions. */
export class S3ObjectStore implements ObjectStore {
  readonly #client: S3Client;

  constructor(client: S3Client) {
    this.#client = client;
  }

  async open(address: ObjectAddress, signal: AbortSignal): Promise<ObjectStream> {
    return await openObjectStream(this.#client, address, { signal });
  }

  async tags({ bucket, key, versionId }: ObjectAddress, abortSignal: AbortSignal): Promise<Record<string, string>> {
    const command = new GetObjectTaggingCommand({ Bucket: bucket, Key: key, VersionId: versionId });
    const { TagSet = [] } = await this.#client.send(command, { abortSignal });
    return Object.fromEntries(TagSet.map(({ Key = "", Value = "" }) => [Key, Value]));
  }

  async put(object: NewObject, bytes: Buffer, sha256: string, abortSignal: AbortSignal): Promise<void> {
    const command = new PutObjectCommand({
      ...inputOf(object),
      Body: bytes,
      ChecksumSHA256: Buffer.from(sha256, "hex").toString("base64"),
      ...(object.isNew && ifNone),
    });
    await this.#client.send(command, { abortSignal });
  }

  async startUpload(object: NewObject, abortSignal: AbortSignal): Promise<PartUpload> {
    const { bucket, key } = object;
    const command = new CreateMultipartUploadCommand({ ...inputOf(object), ChecksumAlgorithm: "SHA256" });
    const { UploadId } = await this.#client.send(command, { abortSignal });
    if (UploadId === undefined) throw new Error("S3 started a multipart upload without giving its id.");
    const address = { Bucket: bucket, Key: key, UploadId };
    return new S3PartUpload(this.#client, address, abortSignal, object.isNew ? ifNone : {});
  }

  async remove(bucket: string, key: string, abortSignal?: AbortSignal): Promise<void> {
    const command = new DeleteObjectCommand({ Bucket: bucket, Key: key });
    await this.#client.send(command, abortSignal ? { abortSignal } : {});
  }
}

function inputOf({ bucket, key, headers }: NewObject): PutObjectCommandInput {
  const { tags = {}, storageClass, kmsKeyArn } = headers;
  return {
    Bucket: bucket,
    Key: key,
    ContentType: headers.contentType,
    ContentEncoding: headers.contentEncoding,
    ContentDisposition: headers.contentDisposition,
    ContentLanguage: headers.contentLanguage,
    CacheControl: headers.cacheControl,
    Metadata: headers.metadata,
    Tagging: Object.keys(tags).length > 0 ? new URLSearchParams(tags).toString() : undefined,
    // The manifest's text; S3 refuses what it does not know.
    StorageClass: storageClass as StorageClass | undefined,
    ...(kmsKeyArn !== undefined && { ServerSideEncryption: "aws:kms", SSEKMSKeyId: kmsKeyArn, BucketKeyEnabled: true }),
  };
}
