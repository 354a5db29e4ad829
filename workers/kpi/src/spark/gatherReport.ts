import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { ArtifactStore } from "../ports.js";

export interface GatherOptions {
  readonly artifacts: ArtifactStore;
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Makes one artifact of the NDJSON parts of a report, in their order. Undefined where there are none. */
export async function gatherReport(
  { artifacts, folder, signal }: GatherOptions,
  parts: readonly string[],
  target: string,
): Promise<string | undefined> {
  if (parts.length === 0) return undefined;
  const [whole, part] = [join(folder, "report.ndjson"), join(folder, "report.part.ndjson")];
  await rm(whole, { force: true });
  for (const key of parts) {
    if (!(await artifacts.fetch(key, part, signal))) throw new Error(`${key} is missing though the job has told of it`);
    await pipeline(createReadStream(part), createWriteStream(whole, { flags: "a" }), { signal });
  }
  await artifacts.store(target, whole, signal);
  for (const path of [whole, part]) await rm(path, { force: true });
  return target;
}
