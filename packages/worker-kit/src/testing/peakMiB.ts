import { readFileSync } from "node:fs";

/**
 * The most memory that this process ever held, MiB. On Linux its own high-water mark: what getrusage calls the maximum is at least that
 * of the process which started it, since it outlives the exec.
 */
export function peakMiB(): number {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS / 1024;
  const [, kib = "NaN"] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  return Number(kib) / 1024;
}
