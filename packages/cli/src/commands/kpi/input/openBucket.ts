import { statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { S3Client } from "@aws-sdk/client-s3";
import { S3InputStore } from "@sallyport/worker-kpi/input/s3";
import { CommandError } from "../../../output/CommandError.js";
import type { KpiInput } from "./KpiInput.js";

/** The CSV files of a bucket, below the address's prefix, or `Data/` where it has none. Copies may take half of what is free on the disk. */
export function openBucket(address: string, region?: string): KpiInput {
  const [, bucket, path = ""] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/.exec(address) ?? [];
  if (bucket === undefined)
    throw new CommandError(`--input ${address} names no bucket`, "give it as s3://bucket/prefix", 64);
  const prefix = path === "" ? "Data/" : path.replace(/\/*$/, "/");
  const client = new S3Client({
    ...(region !== undefined && { region }),
    forcePathStyle: process.env.AWS_ENDPOINT_URL !== undefined,
  });
  const { bavail, bsize } = statfsSync(tmpdir());
  return { store: new S3InputStore(client, { bucket, prefix, scratchBytes: (bavail * bsize) / 2 }), prefix };
}
