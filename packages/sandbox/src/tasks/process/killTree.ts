import { killGroup } from "./killGroup.js";
import { readProcessTable } from "./readProcessTable.js";

const mostRounds = 5;

/**
 * Sends SIGKILL to a task's process group and to all that its leader started, also in groups of their own: a container
 * takes those with it. They are halted first, so that none starts another meanwhile. Without /proc only the group.
 *
 * @param leader a process that still runs
 * @returns false when there was nothing left of it
 */
export function killTree(leader: number): boolean {
  const halted = new Set<number>();
  for (let round = 0; round < mostRounds; round += 1) {
    const found = treeOf(leader).filter((pid) => !halted.has(pid));
    if (found.length === 0) break;
    for (const pid of found) {
      send(pid, "SIGSTOP");
      halted.add(pid);
    }
  }
  const hadGroup = killGroup(leader);
  for (const pid of halted) send(pid, "SIGKILL");
  return hadGroup || halted.size > 0;
}

/** The process, if it runs, and its descendants. */
function treeOf(leader: number): number[] {
  const table = readProcessTable();
  if (!table.some(({ pid }) => pid === leader)) return [];
  const tree = new Set([leader]);
  for (let size = 0; size < tree.size; ) {
    size = tree.size;
    for (const { pid, parent } of table) if (tree.has(parent)) tree.add(pid);
  }
  return [...tree];
}

function send(pid: number, signal: "SIGSTOP" | "SIGKILL"): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended.
  }
}
