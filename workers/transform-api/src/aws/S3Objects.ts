import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { ProblemError } from "../http/ProblemError.js";
import type { GetOptions, ObjectStore, StoredText } from "../ports.js";

/**
 * S3 behind its port; the buckets' own encryption applies. Whether a key is there is asked by a list of it alone: to a role that may list
 * below a prefix only, S3 says of a missing key that it is forbidden, since a get names no prefix.
 */
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

  async get(
    Bucket: string,
    Key: string,
    { mostBytes, version, mayBeMissing = false }: GetOptions,
  ): Promise<StoredText | undefined> {
    if (mayBeMissing && version === undefined && !(await this.#has(Bucket, Key))) return undefined;
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
      // Of versions there is no list to ask, and the role reads every one below its prefixes.
      if (isMissing(error) || (version !== undefined && isForbidden(error))) return undefined;
      throw error;
    }
  }

  async remove(Bucket: string, Key: string): Promise<string | undefined> {
    if (!(await this.#has(Bucket, Key))) return undefined;
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

  async #has(Bucket: string, Key: string): Promise<boolean> {
    // The key itself sorts before all that it begins.
    const list = new ListObjectsV2Command({ Bucket, Prefix: Key, MaxKeys: 1 });
    const { Contents = [] } = await this.#client.send(list);
    return Contents[0]?.Key === Key;
  }
}

/** A version that is a delete marker, or no version's id at all, is as absent as a key that was never there. */
function isMissing(error: unknown): boolean {
  if (!(error instanceof S3ServiceException)) return false;
  return [404, 405].includes(error.$metadata.httpStatusCode ?? 0) || error.name === "InvalidArgument";
}

function isForbidden(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 403;
}
