import { readFileSync, readlinkSync } from "node:fs";
import { sep } from "node:path";
import { processIds } from "./readProcessTable.js";

/**
 * Sends SIGKILL to the processes that outlived the task which started them: their working folder is the task's, or their
 * environment names it. One that has left both is not found, nor is any without /proc.
 *
 * @param folder the task's private folder, named for the task alone
 */
export function killStrays(folder: string): void {
  for (const pid of processIds()) {
    if (pid === process.pid || !belongsTo(pid, folder)) continue;
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended.
    }
  }
}

function belongsTo(pid: number, folder: string): boolean {
  try {
    const within = `${readlinkSync(`/proc/${pid}/cwd`)}${sep}`;
    return within.startsWith(`${folder}${sep}`) || readFileSync(`/proc/${pid}/environ`, "utf8").includes(folder);
  } catch {
    // Another user's, or gone.
    return false;
  }
}
