import { resolve } from "node:path";
import type { S3Client } from "@aws-sdk/client-s3";
import { CommandError } from "../../../output/CommandError.js";
import { BucketDestination } from "./BucketDestination.js";
import { FolderDestination } from "./FolderDestination.js";
import type { RestoreDestination } from "./RestoreDestination.js";

export interface DestinationOptions {
  readonly client: S3Client;
  readonly overwrite: boolean;
  readonly signal: AbortSignal;
}

const address = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/s;

/** @throws CommandError where an address names no bucket, or its prefix does not end with a slash */
export function destinationOf(to: string, options: DestinationOptions): RestoreDestination {
  const { client, overwrite, signal } = options;
  if (!to.startsWith("s3://")) return new FolderDestination(resolve(to), overwrite);
  const [, bucket, prefix = ""] = address.exec(to) ?? [];
  if (bucket !== undefined && (prefix === "" || prefix.endsWith("/")))
    return new BucketDestination({ client, bucket, prefix, overwrite, signal });
  throw new CommandError(`--to ${to} names no place`, "give a folder, s3://BUCKET, or s3://BUCKET/PREFIX/", 64);
}
