import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { ArtifactStore } from "../ports.js";
import { LATEST_KEY } from "./sparkKeys.js";

const count = z.number().int().min(0);

const schema = z.object({
  version: z.literal(1),
  runId: z.string(),
  files: z.array(z.object({ key: z.string(), etag: z.string() })),
  quality: z.object({ rows: count, duplicates: count, rejected: count, orphans: count }),
  /** Artifacts with the rows. */
  parts: z.object({ category: z.array(z.string()), orders: z.array(z.string()) }),
});

/** What the next run is held against: `state/spark/latest.json`. */
export type LatestRun = z.output<typeof schema>;

interface Place {
  readonly artifacts: ArtifactStore;
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Undefined where there is none, or it is damaged: all rows are put then. */
export async function loadLatestRun({ artifacts, folder, signal }: Place): Promise<LatestRun | undefined> {
  const path = join(folder, "latest.json");
  if (!(await artifacts.fetch(LATEST_KEY, path, signal))) return undefined;
  const text = await readFile(path, "utf8");
  await rm(path);
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export async function saveLatestRun({ artifacts, folder, signal }: Place, run: LatestRun): Promise<void> {
  const path = join(folder, "latest.json");
  await writeFile(path, JSON.stringify(run));
  await artifacts.store(LATEST_KEY, path, signal);
}
