import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { ProblemError } from "../http/ProblemError.js";
import type { GetOptions, ObjectStore, StoredText } from "../ports.js";

/** S3 behind its port; the buckets' own encryption applies. */
export class S3Objects implements ObjectStore {
  readonly #client: S3Client;

  constructor(client: S3Client) {
    this.#client = client;
  }

  async put(Bucket: string, Key: string, Body: string): Promise<string> {
    const put = new PutObjectCommand({
      Bucket,
      Key,
      Body,
      ContentType: "application/json",
      ChecksumAlgorithm: "SHA256",
    });
    const { VersionId = "null" } = await this.#client.send(put);
    return VersionId;
  }

  async get(Bucket: string, Key: string, { mostBytes, version }: GetOptions): Promise<StoredText | undefined> {
    try {
      const get = new GetObjectCommand({ Bucket, Key, VersionId: version });
      const { Body, ContentLength = 0, VersionId = "null", LastModified } = await this.#client.send(get);
      if (ContentLength > mostBytes) {
        (Body as { destroy?: () => void } | undefined)?.destroy?.();
        throw new ProblemError(413, "object-too-large", `The object is over ${mostBytes} bytes.`);
      }
      const text = (await Body?.transformToString("utf-8")) ?? "";
      return { text, version: VersionId, modified: LastModified ?? new Date(0) };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async remove(Bucket: string, Key: string): Promise<string | undefined> {
    try {
      await this.#client.send(new HeadObjectCommand({ Bucket, Key }));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
    const { VersionId = "null" } = await this.#client.send(new DeleteObjectCommand({ Bucket, Key }));
    return VersionId;
  }

  async presignPut(Bucket: string, Key: string, ContentType: string, expiresIn: number): Promise<string> {
    const signableHeaders = new Set(["content-type", "host"]);
    return getSignedUrl(this.#client, new PutObjectCommand({ Bucket, Key, ContentType }), {
      expiresIn,
      signableHeaders,
    });
  }
}

/** A version that is a delete marker, or no version's id at all, is as absent as a key that was never there. */
function isMissing(error: unknown): boolean {
  if (!(error instanceof S3ServiceException)) return false;
  return [404, 405].includes(error.$metadata.httpStatusCode ?? 0) || error.name === "InvalidArgument";
}
