import { readdirSync, readFileSync } from "node:fs";
import { sandboxStatus } from "@sallyport/sandbox";
import { processCpuSeconds } from "./processCpuSeconds.js";

/** User and system time of a sandbox's emulator, which is one process of Python; undefined where there is no /proc. */
export async function emulatorCpuSeconds(home: string): Promise<number | undefined> {
  const { pid: supervisor } = await sandboxStatus(home);
  if (process.platform !== "linux" || supervisor === undefined) return undefined;
  const pid = readdirSync("/proc").find((name) => /^\d+$/.test(name) && isEmulator(name, supervisor));
  return pid === undefined ? undefined : processCpuSeconds(Number(pid));
}

function isEmulator(pid: string, supervisor: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const parent = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
    return Number(parent) === supervisor && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("-m\0launcher");
  } catch {
    // It ended meanwhile.
    return false;
  }
}
