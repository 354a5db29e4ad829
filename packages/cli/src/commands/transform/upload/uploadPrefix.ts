import { closeSync } from "node:fs";
import { mapConcurrently, Semaphore } from "@sallyport/worker-kit";
import { CommandError } from "../../../output/CommandError.js";
import { startProgress } from "../../../output/progress.js";
import type { BucketPrefix } from "./BucketPrefix.js";
import { contentOf } from "./contentOf.js";
import { listSource } from "./listSource.js";
import { openSourceFile } from "./openSourceFile.js";
import type { PrefixUpload } from "./PrefixUpload.js";
import { SourceBucket } from "./SourceBucket.js";
import { tellExcluded } from "./tellExcluded.js";

export interface PrefixUploadOptions {
  readonly region: string;
  /** Puts at a time, each by a connection of its own that is kept alive. */
  readonly connections: number;
}

/** Bytes in memory at a time. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Uploads a folder file by file, with the caller's own credentials. What is there already with the same content is left, so that an upload which
 * was interrupted goes on where it stopped. Nothing is removed.
 *
 * @throws CommandError where the folder is no source, and where S3 refuses; what was put stays
 */
export async function uploadPrefix(
  folder: string,
  { bucket: name, prefix }: BucketPrefix,
  { region, connections }: PrefixUploadOptions,
): Promise<PrefixUpload> {
  const start = performance.now();
  const { root, paths, excluded } = await listSource(folder);
  tellExcluded(excluded);
  refuseLongKeys(prefix, paths);
  const bucket = new SourceBucket(name, region, connections);
  const memory = new Semaphore(MOST_BYTES);
  let uploaded = 0;
  let bytes = 0;
  let done = 0;
  try {
    const there = await bucket.list(prefix);
    const progress = startProgress("uploading", paths.length);
    const upload = async (path: string): Promise<void> => {
      const source = openSourceFile(root, path);
      await memory.acquire(source.bytes);
      try {
        const key = prefix + path;
        const content = await contentOf(source, path);
        if (!(await bucket.holds(key, there.get(key), content))) {
          await bucket.put(key, content);
          uploaded += 1;
          bytes += content.bytes;
        }
      } finally {
        memory.release(source.bytes);
        closeSync(source.descriptor);
      }
      done += 1;
      progress.update(done);
    };
    await mapConcurrently(paths, connections, upload).finally(() => progress.end());
    for (const path of paths) there.delete(prefix + path);
    return {
      s3Path: `s3://${name}/${prefix}`,
      files: paths.length,
      uploaded,
      unchanged: paths.length - uploaded,
      bytes,
      others: there.size,
      excluded,
      seconds: (performance.now() - start) / 1000,
    };
  } finally {
    bucket.close();
  }
}

/** S3 takes keys of 1,024 bytes. */
function refuseLongKeys(prefix: string, paths: readonly string[]): void {
  const long = paths.find((path) => Buffer.byteLength(prefix + path) > 1024);
  if (long === undefined) return;
  throw new CommandError("a key would have more than 1,024 bytes", "give a shorter prefix", 64);
}
