import { createHash } from "node:crypto";
import { GetObjectCommand, GetObjectTaggingCommand, type S3Client } from "@aws-sdk/client-s3";
import { inParallel } from "../../pipeline/inParallel.js";
import { fileSha256, type InputFile } from "./inputFiles.js";
import { demoContentType, demoMetadata } from "./uploadInput.js";

export interface Arrival {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly prefix: string;
}

export interface Verification {
  /** Files that are in the bucket. */
  readonly restored: number;
  /** Files whose bytes, metadata, content type and tag all equal what was uploaded. */
  readonly verified: number;
  /** What is wrong, one line a file. */
  readonly problems: readonly string[];
}

const readsInFlight = 16;

/** Reads every object back and compares its bytes (sha256 against the local file), metadata, content type and tags with what was uploaded. */
export async function verifyArrival(
  arrival: Arrival,
  files: readonly InputFile[],
  onFile: () => void,
): Promise<Verification> {
  const problems: string[] = [];
  let restored = 0;
  let verified = 0;
  await inParallel(readsInFlight, files, async (file) => {
    const outcome = await compare(arrival, file).catch((error: Error) => ({
      found: error.name !== "NoSuchKey",
      differences: [error.message],
    }));
    if (outcome.found) restored += 1;
    if (outcome.differences.length === 0) verified += 1;
    else problems.push(`${file.key}: ${outcome.differences.join(", ")}`);
    onFile();
  });
  return { restored, verified, problems };
}

async function compare(
  { s3, bucket, prefix }: Arrival,
  file: InputFile,
): Promise<{ found: boolean; differences: readonly string[] }> {
  const where = { Bucket: bucket, Key: `${prefix}${file.key}` };
  const object = await s3.send(new GetObjectCommand(where));
  const hash = createHash("sha256");
  for await (const chunk of object.Body as AsyncIterable<Buffer>) hash.update(chunk);
  const { TagSet = [] } = await s3.send(new GetObjectTaggingCommand(where));
  const differences = [
    hash.digest("hex") === fileSha256(file.path) ? [] : ["the bytes differ"],
    object.ContentType === demoContentType ? [] : [`the content type is ${object.ContentType}`],
    object.Metadata?.["demo-origin"] === demoMetadata["demo-origin"] ? [] : ["the metadata is lost"],
    TagSet.some(({ Key, Value }) => Key === "demo" && Value === "true") ? [] : ["the tag is lost"],
  ].flat();
  return { found: true, differences };
}
