import { createHash } from "node:crypto";
import { GetObjectCommand, GetObjectTaggingCommand, ListObjectVersionsCommand } from "@aws-sdk/client-s3";
import { listKeys, type SandboxClients } from "@sallyport/worker-kit/testing";
import type { CompressorBed } from "../CompressorBed.js";

/** What the two buckets have in common in the end, and how much was written for it. */
export interface Comparison {
  /** Lost, wrong and stale objects, one a line. */
  readonly differences: readonly string[];
  /** Current objects of the source. */
  readonly objects: number;
  /** By key: versions that were written at the target. */
  readonly writes: ReadonlyMap<string, number>;
}

/**
 * Compares every current object of the source bucket with the target's, byte by byte, with headers, metadata and tags. What was
 * deleted at the source may be there still, as one of the contents that the source has had, unless deletions are mirrored; nothing
 * else may.
 */
export async function compareBuckets(
  bed: CompressorBed,
  written: ReadonlyMap<string, readonly string[]>,
  mirrored = false,
): Promise<Comparison> {
  const current = await listKeys(bed.source, bed.bucket);
  const present = new Set(await listKeys(bed.target, bed.destination));
  const differences: string[] = [];
  for (const key of current) {
    if (!present.has(key)) differences.push(`lost: ${key}`);
    else differences.push(...(await compare(bed, key, written.get(key) ?? [])));
    present.delete(key);
  }
  for (const key of present) {
    if (mirrored) differences.push(`stale: ${key}, which was deleted at the source`);
    const { sha256 } = await read(bed.target, bed.destination, key);
    if (!written.get(key)?.includes(sha256)) differences.push(`wrong: ${key}, which the source does not have any more`);
  }
  const { Versions = [] } = await bed.target.s3.send(new ListObjectVersionsCommand({ Bucket: bed.destination }));
  const writes = new Map<string, number>();
  for (const { Key = "" } of Versions) writes.set(Key, (writes.get(Key) ?? 0) + 1);
  return { differences, objects: current.length, writes };
}

async function compare(bed: CompressorBed, key: string, contents: readonly string[]): Promise<readonly string[]> {
  const expected = await read(bed.source, bed.bucket, key);
  const found = await read(bed.target, bed.destination, key);
  const [wanted, got] = [Number(expected.metadata.number), Number(found.metadata.number)];
  if (got < wanted) return [`stale: ${key} is of step ${got}, the source's of step ${wanted}`];
  const differences: string[] = [];
  if (found.sha256 !== expected.sha256)
    differences.push(
      `wrong: the bytes of ${key} are ${contents.includes(found.sha256) ? "another version's" : "no version's"}`,
    );
  const origin = { ...lowerCased(found.metadata), ...lowerCased(found.tags) };
  if (origin.originaletag !== expected.etag.replaceAll('"', "")) differences.push(`wrong: the origin of ${key}`);
  for (const part of ["metadata", "tags", "headers"] as const) {
    for (const [name, value] of Object.entries(expected[part])) {
      if (found[part][name] !== value) differences.push(`wrong: ${part} of ${key}: ${name} is ${found[part][name]}`);
    }
  }
  return differences;
}

function lowerCased(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name.toLowerCase(), value]));
}

async function read({ s3 }: SandboxClients, Bucket: string, Key: string) {
  const { Body, Metadata = {}, ETag = "", ...head } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  const { TagSet = [] } = await s3.send(new GetObjectTaggingCommand({ Bucket, Key }));
  const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
  const headers: Record<string, string> = {
    contentType: head.ContentType ?? "",
    cacheControl: head.CacheControl ?? "",
  };
  return {
    sha256: createHash("sha256").update(bytes).digest("hex"),
    metadata: Metadata as Readonly<Record<string, string>>,
    tags: Object.fromEntries(TagSet.map(({ Key: name = "", Value = "" }) => [name, Value])) as Record<string, string>,
    etag: ETag,
    headers,
  };
}
