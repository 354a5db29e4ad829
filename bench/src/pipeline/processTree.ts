import { readdirSync, readFileSync } from "node:fs";
import { processCpuSeconds } from "../processCpuSeconds.js";

/** What a process and those that it started have used so far. */
export interface TreeUsage {
  /** User and system time. */
  readonly cpuSeconds: number;
  /** The high-water marks of their resident memory, summed up. */
  readonly peakMib: number;
}

/** Usage of a process and of its descendants that still run; undefined where there is no /proc. */
export function treeUsage(pid: number): TreeUsage | undefined {
  if (process.platform !== "linux") return undefined;
  const pids = withDescendants(pid);
  return {
    cpuSeconds: pids.reduce((sum, one) => sum + (processCpuSeconds(one) ?? 0), 0),
    peakMib: pids.reduce((sum, one) => sum + peakMib(one), 0),
  };
}

function withDescendants(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    const parent = /^\d+$/.test(name) ? read(`/proc/${name}/status`).match(/^PPid:\s*(\d+)$/m)?.[1] : undefined;
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return pid === root || (parent !== undefined && parent !== 0 && isBelow(parent));
  };
  return [...parents.keys()].filter(isBelow);
}

function peakMib(pid: number): number {
  return Number(read(`/proc/${pid}/status`).match(/^VmHWM:\s*(\d+) kB$/m)?.[1] ?? 0) / 1024;
}

/** Where a process leaves its temporary files: its TMPDIR. */
export function temporaryFolderOf(pid: number): string | undefined {
  return read(`/proc/${pid}/environ`)
    .split("\0")
    .find((entry) => entry.startsWith("TMPDIR="))
    ?.slice("TMPDIR=".length);
}

/** Empty where the process has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
