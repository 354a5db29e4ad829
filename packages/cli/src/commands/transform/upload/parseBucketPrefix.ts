import { CommandError } from "../../../output/CommandError.js";
import type { BucketPrefix } from "./BucketPrefix.js";

/** Reads `s3://BUCKET/PREFIX`. @throws CommandError for anything else, and for a bucket without a prefix, which no job takes as its source */
export function parseBucketPrefix(text: string): BucketPrefix {
  const [, bucket, path] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/(.+)$/.exec(text) ?? [];
  const segments = path?.replace(/\/$/, "").split("/") ?? [""];
  if (bucket === undefined || segments.some((segment) => ["", ".", ".."].includes(segment)))
    throw new CommandError(`${text} is no place for a source`, "give s3://BUCKET/PREFIX", 64);
  return { bucket, prefix: `${segments.join("/")}/` };
}
