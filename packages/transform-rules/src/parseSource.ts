import { basename, dirname, resolve } from "node:path";
import { checkRelativePath } from "./checkRelativePath.js";
import type { JobPolicy } from "./JobPolicy.js";
import { parseGitUrl } from "./parseGitUrl.js";
import { RefusedError } from "./RefusedError.js";
import type { SourceAddress } from "./SourceAddress.js";

/**
 * Reads a job's source: `https://…` is git, `s3://BUCKET/KEY.zip` an archive, `s3://BUCKET/PREFIX/` a folder, nothing is none. Where the
 * policy has `localSources`, any other text is a folder or `.zip` of this machine.
 * @throws RefusedError `source`, `source-bucket-not-allowed`, `unsafe-path`, and those of `parseGitUrl`
 */
export function parseSource(
  text: string | undefined,
  policy: Pick<JobPolicy, "gitHosts" | "sourceBuckets" | "localSources">,
): SourceAddress {
  if (text === undefined || text === "" || text === "none") return { kind: "none" };
  if (text.startsWith("https://")) return parseGitUrl(text, policy);
  if (text.startsWith("s3://")) return parseObject(text, policy);
  if (policy.localSources === true && !/^[a-z0-9+.-]+:/i.test(text) && !text.startsWith("-") && !text.includes("\0")) {
    const path = resolve(text);
    if (path.toLowerCase().endsWith(".zip")) return { kind: "zip", bucket: dirname(path), key: basename(path) };
    return { kind: "prefix", bucket: path, prefix: "" };
  }
  throw new RefusedError(
    "source",
    "The source has to be https://HOST/PATH, s3://BUCKET/KEY.zip or s3://BUCKET/PREFIX/.",
  );
}

function parseObject(text: string, policy: Pick<JobPolicy, "sourceBuckets">): SourceAddress {
  const [, bucket = "", key = ""] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/(.+)$/s.exec(text) ?? [];
  if (bucket === "")
    throw new RefusedError("source", "An S3 source has to be s3://BUCKET/KEY.zip or s3://BUCKET/PREFIX/.");
  if (!policy.sourceBuckets.includes(bucket))
    throw new RefusedError("source-bucket-not-allowed", "The bucket of the source is not one that jobs may read.");
  checkRelativePath(key.replace(/\/$/, ""));
  // Results of other jobs are in the same bucket, and are no source.
  if (/^transformations(\/|$)/.test(key))
    throw new RefusedError("source-bucket-not-allowed", "Results of jobs are no source: copy them to uploads/ first.");
  if (key.endsWith("/")) return { kind: "prefix", bucket, prefix: key };
  if (key.toLowerCase().endsWith(".zip")) return { kind: "zip", bucket, key };
  throw new RefusedError("source", "An S3 source has to end with .zip, or with / for a prefix.");
}
