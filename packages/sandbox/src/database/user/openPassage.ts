import { chmod, chown } from "node:fs/promises";
import type { UserNumbers } from "./serverUser.js";

/** Lets a user through a private folder of ours, to what is its own below: it can neither list nor change the folder. */
export async function openPassage(folder: string, user: UserNumbers | undefined): Promise<void> {
  if (!user) return;
  await chown(folder, process.getuid?.() ?? 0, user.gid);
  await chmod(folder, 0o710);
}
