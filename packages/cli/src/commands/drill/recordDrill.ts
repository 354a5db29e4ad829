import { appendFile } from "node:fs/promises";
import { resolve } from "node:path";
import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { CommandError } from "../../output/CommandError.js";
import type { DrillResult } from "./DrillResult.js";

/**
 * Keeps the result of a drill: as an object of its own below `s3://bucket/prefix`, or as a further line of a file.
 *
 * @returns where it is
 */
export async function recordDrill(s3: S3Client, place: string, result: DrillResult): Promise<string> {
  const line = `${JSON.stringify(result)}\n`;
  if (!place.startsWith("s3://")) {
    await appendFile(resolve(place), line, { mode: 0o600 });
    return resolve(place);
  }
  const [, Bucket, prefix = ""] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(place) ?? [];
  if (!Bucket) throw new CommandError(`--record ${place} names no bucket`, "Give it as s3://bucket/prefix", 64);
  const Key = `${prefix === "" || prefix.endsWith("/") ? prefix : `${prefix}/`}${result.at.replaceAll(":", "-")}.json`;
  await s3.send(new PutObjectCommand({ Bucket, Key, Body: line, ContentType: "application/json" }));
  return `s3://${Bucket}/${Key}`;
}
