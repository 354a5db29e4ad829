import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { lstat, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { SandboxError } from "../lifecycle/SandboxError.js";
import type { SandboxHome } from "../lifecycle/SandboxHome.js";
import { isReachable, openFolder } from "./user/isReachable.js";
import { openPassage } from "./user/openPassage.js";
import { serverUser } from "./user/serverUser.js";

/** The folder of a sandbox's database servers. */
export interface DatabaseRoot {
  readonly folder: string;
  /** Folders that the servers' user must pass through, outermost first. */
  readonly passages: readonly string[];
}

/**
 * In the sandbox's home; where the servers' user cannot reach that, a folder of /var/tmp that is named for it. A reset of the sandbox removes it in either place.
 */
export function databaseRoot(home: SandboxHome): DatabaseRoot {
  const user = serverUser();
  const above = dirname(home.root);
  if (!user || !existsSync(above) || isReachable(above, user))
    return { folder: home.databases, passages: [home.root, home.databases] };
  const name = createHash("sha256").update(home.root).digest("hex").slice(0, 16);
  const folder = join(openFolder, `sallyport-databases-${name}`);
  return { folder, passages: [folder] };
}

/**
 * Makes the folder and lets the servers' user through to it.
 *
 * @throws SandboxError when somebody else has made it
 */
export async function prepareDatabaseRoot({ folder, passages }: DatabaseRoot): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await lstat(folder);
  // Anybody may write to /var/tmp.
  if (!found.isDirectory() || found.uid !== (process.getuid?.() ?? found.uid))
    throw new SandboxError(`${folder} belongs to somebody else`, "remove it and try again");
  for (const passage of passages) await openPassage(passage, serverUser());
}
