import { setTimeout as delay } from "node:timers/promises";
import { isAlive, type ProcessIdentity } from "../supervisor/ProcessIdentity.js";
import { cleanState, readState } from "../supervisor/SandboxState.js";
import { createSandboxHome } from "./SandboxHome.js";
import { withHomeLock } from "./withHomeLock.js";

/** Tasks have up to 30 s of their own between SIGTERM and SIGKILL. */
const gracePeriod = 45_000;

/**
 * Stops the sandbox in a folder and everything it started; does nothing when none runs. Only processes that
 * `state.json` names, with their start times, are ever signalled.
 */
export async function stopSandbox(home: string, onProgress: (line: string) => void = () => {}): Promise<void> {
  const paths = await createSandboxHome(home);
  await withHomeLock(paths, onProgress, async () => {
    const reading = await readState(paths);
    if (reading.kind === "running") {
      process.kill(reading.state.supervisor.pid, "SIGTERM");
      if (!(await endsWithin(reading.state.supervisor, gracePeriod)))
        process.kill(reading.state.supervisor.pid, "SIGKILL");
      await endsWithin(reading.state.supervisor, 5_000);
    }
    const leftovers = await cleanState(paths);
    if (leftovers) onProgress(leftovers);
  });
}

async function endsWithin(identity: ProcessIdentity, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (isAlive(identity)) {
    if (Date.now() > deadline) return false;
    await delay(50);
  }
  return true;
}
