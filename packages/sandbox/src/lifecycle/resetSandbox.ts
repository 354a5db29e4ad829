import { mkdir, readFile, rm, truncate } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { databaseRoot } from "../database/DatabaseRoot.js";
import { instanceFolders } from "../database/runner/InstanceFolder.js";
import { certificatePaths } from "../emulator/ensureCertificates.js";
import { requestEmulator } from "../emulator/requestEmulator.js";
import { readState } from "../supervisor/SandboxState.js";
import { SandboxError } from "./SandboxError.js";
import { createSandboxHome, type SandboxHome } from "./SandboxHome.js";
import { withHomeLock } from "./withHomeLock.js";

/**
 * Empties the sandbox's account: every resource, every database, every Pulumi stack (their state would describe what is gone) and the
 * decision log. Keys, certificates and the passphrase stay; a running sandbox keeps running.
 *
 * @throws SandboxError when the emulator refuses, or the databases are not removed within half a minute
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
    await removeDatabases(paths, reading.kind === "running");
    await rm(paths.backend, { recursive: true, force: true });
    await mkdir(paths.backend, { mode: 0o700 });
    // The emulator appends to the open file, so the log is emptied rather than removed.
    await truncate(paths.decisions, 0).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
  });
}

/** A running sandbox ends their servers and removes them by itself, once the account is empty. */
async function removeDatabases(home: SandboxHome, running: boolean): Promise<void> {
  const root = databaseRoot(home);
  const deadline = Date.now() + 30_000;
  while (running && (await instanceFolders(root)).length > 0) {
    if (Date.now() > deadline)
      throw new SandboxError(`databases are left in ${root.folder}`, `see the logs in ${home.logs}`);
    await delay(50);
  }
  if (!running) await rm(root.folder, { recursive: true, force: true });
}
