import { existsSync } from "node:fs";
import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { openPassage } from "../database/user/openPassage.js";
import { serverUser } from "../database/user/serverUser.js";

/** Where each file of a sandbox lies. */
export interface SandboxHome {
  readonly root: string;
  /** Written by the supervisor once everything answers; gone when the sandbox is stopped. */
  readonly state: string;
  /** Written by the supervisor first: who it is, for when `state.json` does not say. */
  readonly supervisorPid: string;
  /** What the supervisor is to start: see `LaunchPlan`. */
  readonly launch: string;
  readonly images: string;
  /** Held while a sandbox is being started or stopped. */
  readonly lock: string;
  readonly deployKey: string;
  readonly adminToken: string;
  readonly ca: string;
  readonly decisions: string;
  readonly logs: string;
  readonly backend: string;
  readonly passphrase: string;
  readonly pulumiHome: string;
  readonly tasks: string;
  /** The servers of RDS instances, each with its data. Made with the first of them. */
  readonly databases: string;
  /** The account between two starts, of a sandbox that keeps it. */
  readonly kept: string;
  /** TMPDIR of the emulator. */
  readonly scratch: string;
}

/** The layout of a sandbox's folder. Pure. */
export function sandboxHomePaths(home: string): SandboxHome {
  return {
    root: home,
    state: join(home, "state.json"),
    supervisorPid: join(home, "supervisor.pid"),
    launch: join(home, "launch.json"),
    images: join(home, "images.json"),
    lock: join(home, "start.lock"),
    deployKey: join(home, "keys", "deploy.json"),
    adminToken: join(home, "keys", "admin-token"),
    ca: join(home, "ca"),
    decisions: join(home, "decisions.jsonl"),
    logs: join(home, "logs"),
    backend: join(home, "backend"),
    passphrase: join(home, "passphrase"),
    pulumiHome: join(home, "pulumi-home"),
    tasks: join(home, "tasks"),
    databases: join(home, "databases"),
    kept: join(home, "kept"),
    scratch: join(home, "scratch"),
  };
}

/**
 * Makes the folders, each readable by its owner only. Where there are database servers that run as a user of their own, that
 * user may pass through the home, and no more.
 */
export async function createSandboxHome(home: string): Promise<SandboxHome> {
  const paths = sandboxHomePaths(home);
  const folders = [
    home,
    join(home, "keys"),
    paths.ca,
    paths.logs,
    paths.backend,
    paths.pulumiHome,
    paths.tasks,
    paths.scratch,
  ];
  for (const folder of folders) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
  }
  if (existsSync(paths.databases)) await openPassage(home, serverUser());
  return paths;
}
