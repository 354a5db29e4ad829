import { setTimeout as delay } from "node:timers/promises";
import { workerProcesses } from "../../../commands/demo/testing/workerProcesses.js";

/** Ends a sandbox's workers, in the midst of nothing: those that take their place have read no secret and hold no session yet. */
export async function restartWorkers(home: string): Promise<void> {
  const before = new Set(await workerProcesses(home));
  for (const pid of before) process.kill(pid, "SIGTERM");
  while ((await workerProcesses(home)).some((pid) => before.has(pid))) await delay(100);
}
