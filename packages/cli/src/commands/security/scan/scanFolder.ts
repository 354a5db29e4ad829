import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { startProgress } from "../../../output/progress.js";
import { filesOf } from "./filesOf.js";
import { largestSource } from "./largestSource.js";
import type { PlantedSecret } from "./PlantedSecret.js";
import { secretFinder } from "./secretFinder.js";

/** The credentials that stand in the files of a folder. */
export async function scanFolder(folder: string): Promise<readonly PlantedSecret[]> {
  const find = await secretFinder();
  const files = await filesOf(folder);
  const progress = startProgress("Looking for credentials", files.length);
  const found: PlantedSecret[] = [];
  try {
    for (const [index, file] of files.entries()) {
      const content = await textOf(join(folder, file));
      if (content !== undefined) found.push(...(await find(file, content)));
      progress.update(index + 1);
    }
  } finally {
    progress.end();
  }
  return found;
}

/** The text of a file; none where it is large, binary, gone meanwhile, or no file. */
async function textOf(path: string): Promise<string | undefined> {
  const info = await stat(path).catch(() => undefined);
  if (info === undefined || !info.isFile() || info.size > largestSource) return undefined;
  const file = await open(path);
  try {
    const bytes = await file.readFile();
    return bytes.includes(0) ? undefined : bytes.toString("utf8");
  } finally {
    await file.close();
  }
}
