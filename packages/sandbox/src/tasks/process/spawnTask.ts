import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { pinnedNode } from "../../toolchain/pinnedNode.js";

/** A task's process, leader of a process group of its own. */
export type TaskProcess = ChildProcessByStdio<null, Readable, Readable> & { readonly pid: number };

/** What to start. */
export interface SpawnTaskOptions {
  readonly bundle: string;
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  /** MiB of the container; undefined for no limit. */
  readonly memory: number | undefined;
}

/** Of the container's memory: the rest is for buffers and native code, which V8 does not count. */
const heapShare = 0.75;

/**
 * Starts `node <bundle> <command…>`. The memory limit becomes V8's limit of the old generation, three quarters of it:
 * the process is not held in a control group, so native memory beyond the limit does not end it as on AWS.
 *
 * Rejects when the process cannot be started.
 */
export async function spawnTask(options: SpawnTaskOptions): Promise<TaskProcess> {
  const limit = options.memory ? [`--max-old-space-size=${Math.floor(options.memory * heapShare)}`] : [];
  const child = spawn(pinnedNode(), [...limit, options.bundle, ...options.command], {
    cwd: options.folder,
    detached: true,
    env: { ...options.environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  await once(child, "spawn");
  const { pid } = child;
  if (pid === undefined) throw new Error("the process has no id");
  return Object.assign(child, { pid });
}
