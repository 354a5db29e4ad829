import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { errorCode } from "../lifecycle/errorCode.js";

/**
 * Fills a temporary folder beside the target and renames it into place, so that a cache folder is complete or absent.
 * A broken target is replaced; one that another process has made meanwhile stays, since that one may be in use.
 *
 * @param isUsable judges what is at the target by then
 * @throws what `fill` throws; the target is then as it was
 */
export async function installFolder(
  target: string,
  fill: (folder: string) => Promise<void>,
  isUsable: () => Promise<boolean>,
): Promise<void> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const draft = await mkdtemp(`${target}.`);
  const broken = `${draft}.broken`;
  try {
    await fill(draft);
    if (existsSync(target)) {
      if (await isUsable()) return;
      await unlessCode(rename(target, broken), "ENOENT");
    }
    await unlessCode(rename(draft, target), "ENOTEMPTY", "EEXIST");
  } finally {
    await rm(draft, { recursive: true, force: true });
    await rm(broken, { recursive: true, force: true });
  }
}

/** Another process was quicker: its folder is there, or has taken the broken one away. */
async function unlessCode(step: Promise<void>, ...codes: readonly string[]): Promise<void> {
  try {
    await step;
  } catch (error) {
    if (!codes.includes(errorCode(error) ?? "")) throw error;
  }
}
