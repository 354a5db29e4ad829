import { mkdir, readFile, rm, truncate } from "node:fs/promises";
import { certificatePaths } from "../emulator/ensureCertificates.js";
import { requestEmulator } from "../emulator/requestEmulator.js";
import { readState } from "../supervisor/SandboxState.js";
import { SandboxError } from "./SandboxError.js";
import { createSandboxHome } from "./SandboxHome.js";
import { withHomeLock } from "./withHomeLock.js";

/**
 * Empties the sandbox's account: every resource, every Pulumi stack (their state would describe what is gone) and the
 * decision log. Keys, certificates and the passphrase stay; a running sandbox keeps running.
 *
 * @throws SandboxError when the emulator refuses
 */
export async function resetSandbox(home: string, onProgress: (line: string) => void = () => {}): Promise<void> {
  const paths = await createSandboxHome(home);
  await withHomeLock(paths, onProgress, async () => {
    const reading = await readState(paths);
    if (reading.kind === "running") {
      const status = await requestEmulator({
        endpoint: reading.state.endpoint,
        path: "/_ministack/reset",
        method: "POST",
        ca: await readFile(certificatePaths(paths).caFile, "utf8"),
        adminToken: (await readFile(paths.adminToken, "utf8")).trim(),
        timeout: 30_000,
      });
      if (status !== 200)
        throw new SandboxError(`the emulator answered the reset with ${status}`, `see the logs in ${paths.logs}`);
    }
    await rm(paths.backend, { recursive: true, force: true });
    await mkdir(paths.backend, { mode: 0o700 });
    // The emulator appends to the open file, so the log is emptied rather than removed.
    await truncate(paths.decisions, 0).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
  });
}
