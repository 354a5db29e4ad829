import { execFileSync } from "node:child_process";

/** Ids of the processes that have a text in their command line, such as a job's output or a function's folder, but this one. */
export function processesNaming(...texts: readonly string[]): readonly number[] {
  const lines = execFileSync("ps", ["-wweo", "pid=,args="], { encoding: "utf8" }).trim().split("\n");
  return lines
    .filter((line) => texts.every((text) => line.includes(text)))
    .map((line) => Number(/^\s*(\d+)/.exec(line)?.[1]))
    .filter((pid) => pid !== process.pid);
}
