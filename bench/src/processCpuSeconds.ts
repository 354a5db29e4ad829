import { readFileSync } from "node:fs";

/** Linux counts in hundredths of a second (USER_HZ), whatever the kernel's own clock. */
const ticksPerSecond = 100;

/** User and system time that a running process has used; undefined where there is no /proc. */
export function processCpuSeconds(pid: number): number | undefined {
  if (process.platform !== "linux") return undefined;
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The command in parentheses may hold spaces; counting starts after it. Fields 14 and 15 are utime and stime.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}
