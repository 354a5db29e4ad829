import { endProcess } from "../supervisor/endProcess.js";
import { cleanState, readState } from "../supervisor/SandboxState.js";
import { createSandboxHome } from "./SandboxHome.js";
import { withHomeLock } from "./withHomeLock.js";

/**
 * Stops the sandbox in a folder and everything it started; does nothing when none runs. Only processes that its files
 * name, with their start times, are ever signalled.
 */
export async function stopSandbox(home: string, onProgress: (line: string) => void = () => {}): Promise<void> {
  const paths = await createSandboxHome(home);
  await withHomeLock(paths, onProgress, async () => {
    const reading = await readState(paths);
    if (reading.kind === "running") await endProcess(reading.state.supervisor);
    const leftovers = await cleanState(paths);
    if (leftovers) onProgress(leftovers);
  });
}
