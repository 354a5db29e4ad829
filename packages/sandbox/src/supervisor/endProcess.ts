import { setTimeout as delay } from "node:timers/promises";
import { isAlive, type ProcessIdentity } from "./ProcessIdentity.js";
import { signalProcess } from "./signalProcess.js";

/** Tasks have up to 30 s of their own between SIGTERM and SIGKILL. */
const gracePeriod = 45_000;

/**
 * Ends that very process: SIGTERM, then SIGKILL after 45 s. Resolves when it is gone.
 *
 * @param request another signal, for a process that waits for its clients at a SIGTERM
 */
export async function endProcess(identity: ProcessIdentity, request: NodeJS.Signals = "SIGTERM"): Promise<void> {
  signalProcess(identity, request);
  if (await endsWithin(identity, gracePeriod)) return;
  signalProcess(identity, "SIGKILL");
  await endsWithin(identity, 5_000);
}

async function endsWithin(identity: ProcessIdentity, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (isAlive(identity)) {
    if (Date.now() > deadline) return false;
    await delay(50);
  }
  return true;
}
