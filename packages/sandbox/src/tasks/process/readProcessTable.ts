import { readdirSync, readFileSync } from "node:fs";

/** A process, and the one that started it. */
export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
}

/** All processes of this machine; none where there is no /proc, as on macOS. */
export function readProcessTable(): ProcessEntry[] {
  return processIds().flatMap((pid) => {
    const parent = parentOf(pid);
    return parent === undefined ? [] : [{ pid, parent }];
  });
}

/** Ids of all processes of this machine; none where there is no /proc. */
export function processIds(): number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name of the program, in brackets, may hold anything.
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return undefined;
  }
}
