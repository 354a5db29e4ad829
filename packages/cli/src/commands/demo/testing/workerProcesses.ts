import { execFileSync } from "node:child_process";
import { sandboxStatus } from "@sallyport/sandbox";

/** Process ids of the worker tasks of a sandbox: what runs the worker's bundle among the supervisor's descendants. */
export async function workerProcesses(home: string): Promise<number[]> {
  const { pid: supervisor } = await sandboxStatus(home);
  const lines = execFileSync("ps", ["-wweo", "pid=,ppid=,args="], { encoding: "utf8" }).trim().split("\n");
  const processes = lines.map((line) => {
    const [, pid = "", parent = "", command = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return { pid: Number(pid), parent: Number(parent), command };
  });
  const parents = new Map(processes.map(({ pid, parent }) => [pid, parent]));
  const ours = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (pid === supervisor || ours(parents.get(pid)));
  return processes.filter(({ pid, command }) => command.includes("bundle/main.mjs") && ours(pid)).map(({ pid }) => pid);
}
