import { lchown, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { UserNumbers } from "./serverUser.js";

/** Gives a folder and everything below it to a user; symbolic links themselves, not what they name. */
export async function giveTo(folder: string, user: UserNumbers | undefined): Promise<void> {
  if (!user) return;
  await lchown(folder, user.uid, user.gid);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    await lchown(join(entry.parentPath, entry.name), user.uid, user.gid);
}
