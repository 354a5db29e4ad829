import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { SampleFile } from "../../etl/sample/SampleSummary.js";

interface Place {
  readonly bucket: string;
  /** Ends with a delimiter; takes the place of the sample's `data/`. */
  readonly prefix: string;
}

/** A file that was uploaded. */
export interface Uploaded {
  readonly file: SampleFile;
  readonly bucket: string;
  readonly key: string;
  readonly etag: string;
}

/** Uploads one file of the sample, as any producer would. */
export async function uploadFile(s3: S3Client, folder: string, file: SampleFile, place: Place): Promise<Uploaded> {
  const { bucket, prefix } = place;
  const key = `${prefix}${file.key.slice("data/".length)}`;
  const path = join(folder, file.delivery, file.key);
  const { ETag = "" } = await s3.send(await putOf(path, bucket, key));
  return { file, bucket, key, etag: ETag };
}

/** Uploads the contract of a table: no load of its own. */
export async function uploadContract(
  s3: S3Client,
  path: string,
  { bucket, prefix }: Place,
  table: string,
): Promise<void> {
  await s3.send(await putOf(path, bucket, `${prefix}${table}.schema.json`));
}

async function putOf(path: string, bucket: string, key: string): Promise<PutObjectCommand> {
  const { size } = await stat(path);
  return new PutObjectCommand({ Bucket: bucket, Key: key, Body: createReadStream(path), ContentLength: size });
}
