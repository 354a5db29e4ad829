import { resolve } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { FolderQuarantine } from "@sallyport/worker-etl";
import { S3ObjectStore, S3Quarantine } from "@sallyport/worker-etl/aws";
import { CommandError } from "../../../output/CommandError.js";
import type { EtlInput } from "./EtlInput.js";
import type { InputOptions } from "./InputOptions.js";

/** An object of S3, by the credentials in the environment. @throws CommandError where the address names none */
export function openObject(address: string, { quarantine, stack }: InputOptions): EtlInput {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(address) ?? [];
  if (!bucket || !key) throw new CommandError(`${address} names no object`, "give it as s3://bucket/key", 64);
  const region = stack && { region: stack.region };
  const client = new S3Client({ forcePathStyle: process.env.AWS_ENDPOINT_URL !== undefined, ...region });
  const isOfStack = bucket === stack?.inputBucket;
  const folder = key.slice(0, key.lastIndexOf("/") + 1);
  return {
    objects: new S3ObjectStore(client, bucket),
    quarantine: isOfStack ? new S3Quarantine(client, bucket) : new FolderQuarantine(resolve(quarantine)),
    object: key,
    // As the worker takes it, which refuses what lies deeper.
    prefix: isOfStack && key.startsWith(stack.inputPrefix) ? stack.inputPrefix : folder,
  };
}
