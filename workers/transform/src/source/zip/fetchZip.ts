import { createHash } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { RefusedError, type SourceAddress } from "@sallyport/transform-rules";
import type { ObjectStore } from "../../ports.js";
import type { FetchedSource } from "../FetchedSource.js";
import type { SourceLimits } from "../SourceLimits.js";
import { extractZip } from "./extractZip.js";

export interface FetchZipOptions {
  readonly address: Extract<SourceAddress, { kind: "zip" }>;
  readonly code: string;
  readonly scratch: string;
  readonly limits: SourceLimits;
}

/** Copies an archive to the disk, hashing it, and unpacks it. */
export async function fetchZip(
  objects: ObjectStore,
  { address, code, scratch, limits }: FetchZipOptions,
  signal: AbortSignal,
): Promise<FetchedSource> {
  const archive = join(scratch, "source.zip");
  const hash = createHash("sha256");
  const file = await open(archive, "wx", 0o600);
  try {
    let bytes = 0;
    for await (const chunk of await objects.get(address.bucket, address.key, signal)) {
      signal.throwIfAborted();
      bytes += chunk.length;
      if (bytes > limits.archiveBytes)
        throw new RefusedError("source-too-large", `The archive is over ${limits.archiveBytes} bytes.`);
      hash.update(chunk);
      await file.write(chunk);
    }
  } finally {
    await file.close();
  }
  const extracted = await extractZip(archive, code, limits, signal);
  await rm(archive);
  return { kind: "zip", sha256: hash.digest("hex"), ...extracted };
}
