import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { promisify } from "node:util";
import { SandboxError } from "../lifecycle/SandboxError.js";
import { serverUser } from "./user/serverUser.js";

const run = promisify(execFile);

/** A folder of the server's user on a file system of its own, which is as large as was asked for and no larger. */
export interface LimitedStorage {
  readonly folder: string;
  /** Unmounts it; what it holds is gone. */
  remove(): Promise<void>;
}

/**
 * @param size MiB
 * @throws SandboxError where nothing may be mounted: Linux and root are needed
 */
export async function limitedStorage(folder: string, size: number): Promise<LimitedStorage> {
  const user = serverUser();
  await mkdir(folder, { mode: 0o700 });
  try {
    const options = `size=${size}m,mode=0700${user ? `,uid=${user.uid},gid=${user.gid}` : ""}`;
    await run("mount", ["-t", "tmpfs", "-o", options, "sallyport-limited", folder]);
  } catch (error) {
    throw new SandboxError("a disk limit needs a file system of its own", "run as root on Linux", { cause: error });
  }
  return { folder, remove: async () => void (await run("umount", ["--lazy", folder])) };
}
