import { createHash, randomUUID } from "node:crypto";
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  ListBucketsCommand,
  ListObjectVersionsCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { DrilledItem } from "../DrillResult.js";
import { sameHash } from "../sameHash.js";

const name = "object-version";
/** Copies go here, where no pipeline looks for input. */
const prefix = "restore-drill/";
/** A sample is enough; bytes. */
const largest = 64 * 1024 * 1024;
/** Buckets that are looked through for a sample. */
const buckets = 100;

interface Version {
  readonly Bucket: string;
  readonly Key: string;
  readonly VersionId: string;
}

/**
 * Restores a version of an object, an older one where there is one, under another key of its bucket.
 *
 * @param named bucket to take it from. Default: the first that has one
 */
export async function objectVersion(s3: S3Client, named: string | undefined): Promise<DrilledItem> {
  const version = await sampleIn(s3, named === undefined ? await versionedBuckets(s3) : [named]);
  if (version === undefined) {
    const message = named === undefined ? "No bucket has a version to restore" : `${named} keeps no version`;
    return {
      name,
      outcome: named === undefined ? "not-judged" : "failed",
      message,
      fix: named && "Turn its versioning on",
    };
  }
  const { Bucket, Key, VersionId } = version;
  const copy = `${prefix}${randomUUID()}`;
  const CopySource = `${Bucket}/${encodeURIComponent(Key)}?versionId=${encodeURIComponent(VersionId)}`;
  const { VersionId: copied } = await s3.send(new CopyObjectCommand({ Bucket, Key: copy, CopySource }));
  try {
    const original = await hashOf(s3, { Bucket, Key, VersionId });
    return sameHash(
      name,
      `s3://${Bucket}/${Key}, version ${VersionId}`,
      original,
      await hashOf(s3, { Bucket, Key: copy }),
    );
  } finally {
    await s3.send(
      new DeleteObjectCommand({ Bucket, Key: copy, ...(copied === undefined ? {} : { VersionId: copied }) }),
    );
  }
}

async function versionedBuckets(s3: S3Client): Promise<readonly string[]> {
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  return Buckets.flatMap(({ Name }) => Name ?? [])
    .sort()
    .slice(0, buckets);
}

async function sampleIn(s3: S3Client, names: readonly string[]): Promise<Version | undefined> {
  for (const Bucket of names) {
    const { Status } = await s3.send(new GetBucketVersioningCommand({ Bucket }));
    if (Status !== "Enabled") continue;
    const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket, MaxKeys: 1_000 }));
    const usable = Versions.filter(({ Key = "", Size = 0 }) => Size <= largest && Size > 0 && !Key.startsWith(prefix));
    const found = usable.find(({ IsLatest }) => IsLatest === false) ?? usable[0];
    if (found?.Key !== undefined && found.VersionId !== undefined)
      return { Bucket, Key: found.Key, VersionId: found.VersionId };
  }
  return undefined;
}

async function hashOf(s3: S3Client, input: { Bucket: string; Key: string; VersionId?: string }): Promise<string> {
  const { Body } = await s3.send(new GetObjectCommand(input));
  const hash = createHash("sha256");
  for await (const chunk of Body as AsyncIterable<Uint8Array>) hash.update(chunk);
  return hash.digest("hex");
}
