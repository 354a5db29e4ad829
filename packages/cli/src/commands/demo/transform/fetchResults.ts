import { createHash } from "node:crypto";
import { GetObjectCommand, ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import type { Manifest } from "@sallyport/worker-transform";
import { inParallel } from "../../../pipeline/inParallel.js";

export interface FetchedResults {
  readonly manifest: Manifest;
  /** Texts of the working folder's files, by their paths in it, whose digests are the manifest's. */
  readonly code: ReadonlyMap<string, string>;
  /** What is wrong, one line each. */
  readonly problems: readonly string[];
}

interface Place {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly jobName: string;
}

const getsInFlight = 16;

/**
 * Fetches what the attempt of a job has stored, by its manifest, and checks the digest of each file.
 *
 * @returns undefined where there is no manifest
 */
export async function fetchResults({ s3, bucket, jobName }: Place): Promise<FetchedResults | undefined> {
  const prefix = await attemptOf(s3, bucket, jobName);
  if (prefix === undefined) return undefined;
  const read = async (path: string): Promise<Buffer> => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: `${prefix}${path}` }));
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  };
  const manifest = JSON.parse((await read("manifest.json")).toString("utf8")) as Manifest;
  const code = new Map<string, string>();
  const problems = manifest.complete ? [] : [`${jobName}: not every result was stored`];
  await inParallel(getsInFlight, manifest.files, async ({ path, sha256 }) => {
    const content = await read(path);
    if (createHash("sha256").update(content).digest("hex") !== sha256)
      problems.push(`${jobName}: ${path} is not what its manifest says`);
    else if (path.startsWith("code/")) code.set(path.slice("code/".length), content.toString("utf8"));
  });
  return { manifest, code, problems };
}

/** The last attempt that came to its manifest. */
async function attemptOf(s3: S3Client, bucket: string, jobName: string): Promise<string | undefined> {
  const wanted = { Bucket: bucket, Prefix: `transformations/${jobName}/`, Delimiter: "/" };
  const { CommonPrefixes = [] } = await s3.send(new ListObjectsV2Command(wanted));
  const found: { readonly prefix: string; readonly at: number }[] = [];
  for (const { Prefix: prefix = "" } of CommonPrefixes) {
    const { Contents = [] } = await s3.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: `${prefix}manifest.json` }),
    );
    for (const { LastModified } of Contents) found.push({ prefix, at: LastModified?.getTime() ?? 0 });
  }
  return found.sort((one, other) => other.at - one.at)[0]?.prefix;
}
