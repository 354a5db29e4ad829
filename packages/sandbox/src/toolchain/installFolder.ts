import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Fills a temporary folder beside the target and renames it into place, so that a cache folder is complete or absent.
 * When another process was quicker, its result stays.
 *
 * @param replace remove what is there first (a broken cache)
 */
export async function installFolder(
  target: string,
  fill: (folder: string) => Promise<void>,
  replace: boolean,
): Promise<void> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const draft = await mkdtemp(`${target}.`);
  try {
    await fill(draft);
    if (replace) await rm(target, { recursive: true, force: true });
    await rename(draft, target).catch((error: unknown) => {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code !== "ENOTEMPTY" && code !== "EEXIST") throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
