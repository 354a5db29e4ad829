import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { FolderInputStore } from "@sallyport/worker-kpi";
import { CommandError } from "../../../output/CommandError.js";
import type { KpiInput } from "./KpiInput.js";

/**
 * The CSV files of a folder or of a bucket: those in the place itself, or in its `Data/` where a folder has one, as the
 * pipeline's bucket does.
 *
 * @param region of the bucket. Default: the one that the SDK finds
 * @throws CommandError where there is no such folder, or the address names no bucket
 */
export async function openInput(place: string, region?: string): Promise<KpiInput> {
  if (place.startsWith("s3://")) {
    // Only here: a run on local files has no use for the SDK.
    const { openBucket } = await import("./openBucket.js");
    return openBucket(place, region);
  }
  const folder = resolve(place);
  if (!(await isFolder(folder)))
    throw new CommandError(`--input ${place} is no folder`, "give a folder, or s3://bucket/prefix", 64);
  return { store: new FolderInputStore(folder), prefix: (await isFolder(join(folder, "Data"))) ? "Data/" : "" };
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
