import { statSync } from "node:fs";
import { dirname } from "node:path";
import type { UserNumbers } from "./serverUser.js";

/** Open to everybody, and kept over a restart: for what lies where an unprivileged user may not pass, as root's home. */
export const openFolder = "/var/tmp";

/** Whether a user may pass through a folder and all those above it; judged by their modes, without access lists. */
export function isReachable(folder: string, user: UserNumbers): boolean {
  const { mode, uid, gid } = statSync(folder);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  const passable = ((mode >> shift) & 1) === 1;
  return passable && (dirname(folder) === folder || isReachable(dirname(folder), user));
}
