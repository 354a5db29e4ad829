import { stat } from "node:fs/promises";

/**
 * Whether Linux hides this process's memory and environment from other processes of its user: it does for an executable that its user
 * may run but not read, as the images' copy of Node. Without that, the program could find the job role's credentials in here.
 */
export async function isHidden(): Promise<boolean> {
  const own = process.getuid?.();
  // Of a process that is hidden, these files belong to root.
  return own !== undefined && own !== 0 && (await stat("/proc/self/environ").catch(() => undefined))?.uid === 0;
}
