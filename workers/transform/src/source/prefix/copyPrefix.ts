import { createHash } from "node:crypto";
import { mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { checkRelativePath, RefusedError, type SourceAddress } from "@sallyport/transform-rules";
import { mapConcurrently } from "@sallyport/worker-kit";
import type { ObjectStore, StoredObject } from "../../ports.js";
import type { FetchedSource } from "../FetchedSource.js";
import type { SourceLimits } from "../SourceLimits.js";

export interface CopyPrefixOptions {
  readonly address: Extract<SourceAddress, { kind: "prefix" }>;
  readonly code: string;
  readonly limits: SourceLimits;
}

const CONCURRENCY = 32;

/** Copies all objects below a prefix; keys are judged as an archive's entries are, all before the first is written. */
export async function copyPrefix(
  objects: ObjectStore,
  { address, code, limits }: CopyPrefixOptions,
  signal: AbortSignal,
): Promise<FetchedSource> {
  const { bucket, prefix } = address;
  const listed = await listFiles(objects, address, limits, signal);
  const paths = [...listed.keys()].sort();
  refuseFilesAsFolders(paths);
  for (const folder of new Set(paths.map((path) => dirname(join(code, path)))))
    await mkdir(folder, { recursive: true });
  const digests = await mapConcurrently(paths, CONCURRENCY, async (path) => {
    const content = await objects.get(bucket, prefix + path, signal);
    return await writeFile(join(code, path), content, listed.get(path) ?? 0, signal);
  });
  const lines = paths.map((path, index) => `${digests[index]}  ${path}\n`);
  const bytes = [...listed.values()].reduce((sum, size) => sum + size, 0);
  return {
    kind: "prefix",
    files: paths.length,
    bytes,
    sha256: createHash("sha256").update(lines.join("")).digest("hex"),
  };
}

async function listFiles(
  objects: ObjectStore,
  { bucket, prefix }: CopyPrefixOptions["address"],
  limits: SourceLimits,
  signal: AbortSignal,
): Promise<Map<string, number>> {
  const listed = new Map<string, number>();
  let total = 0;
  for await (const { key, bytes } of relative(objects.list(bucket, prefix, signal), prefix)) {
    checkRelativePath(key);
    listed.set(key, bytes);
    total += bytes;
    if (listed.size > limits.files || bytes > limits.fileBytes || total > limits.bytes)
      throw new RefusedError(
        "source-too-large",
        `The source has more than ${limits.files} files or ${limits.bytes} bytes, or a file over ${limits.fileBytes}.`,
      );
  }
  if (listed.size === 0) throw new RefusedError("source-empty", "There is nothing below the source's prefix.");
  return listed;
}

/** Without the objects by which consoles mark folders. */
async function* relative(objects: AsyncIterable<StoredObject>, prefix: string): AsyncIterable<StoredObject> {
  for await (const { key, bytes } of objects) if (!key.endsWith("/")) yield { key: key.slice(prefix.length), bytes };
}

/** S3 can have both `a` and `a/b`, a file system cannot. */
function refuseFilesAsFolders(paths: readonly string[]): void {
  const files = new Set(paths);
  for (const path of paths)
    for (let folder = dirname(path); folder !== "."; folder = dirname(folder))
      if (files.has(folder))
        throw new RefusedError("unsafe-path", "The source has a file where another one needs a folder.");
}

async function writeFile(path: string, content: AsyncIterable<Uint8Array>, listed: number, signal: AbortSignal) {
  const hash = createHash("sha256");
  const file = await open(path, "wx", 0o644);
  try {
    let bytes = 0;
    for await (const chunk of content) {
      signal.throwIfAborted();
      bytes += chunk.length;
      if (bytes > listed) break;
      hash.update(chunk);
      await file.write(chunk);
    }
    if (bytes !== listed)
      throw new RefusedError("source-changed", "An object of the source was replaced while it was read.");
  } finally {
    await file.close();
  }
  return hash.digest("hex");
}
