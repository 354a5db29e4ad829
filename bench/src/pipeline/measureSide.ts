import { setTimeout as delay } from "node:timers/promises";
import { emulatorCpuSeconds } from "../emulatorCpuSeconds.js";
import type { RunningSide, Surroundings } from "./Contender.js";
import { PeakDisk } from "./PeakDisk.js";
import { temporaryFolderOf, treeUsage } from "./processTree.js";
import type { Workload } from "./Workload.js";

/** What one side took for a workload, from the moment that it was ready until its last object. */
export interface SideResult {
  readonly seconds: number;
  /** Of its processes. */
  readonly cpuSeconds: number;
  /** Of the emulator meanwhile, which shares the machine. */
  readonly emulatorCpuSeconds: number;
  /** From its start on. */
  readonly peakMib: number;
  readonly diskMib: number;
  /** Compressed bytes, where the side tells. */
  readonly archiveBytes: number;
}

const LONGEST_SECONDS = 600;

/** Waits until a side has worked off its queue, then stops it. The rest of the machine should be idle. */
export async function measureSide(
  side: RunningSide,
  { objects }: Workload,
  { sandbox }: Surroundings,
): Promise<SideResult> {
  const disk = new PeakDisk(temporaryFolderOf(side.pid) ?? "");
  const cpu = async () => ({
    own: treeUsage(side.pid)?.cpuSeconds ?? Number.NaN,
    emulator: (await emulatorCpuSeconds(sandbox.home)) ?? Number.NaN,
  });
  try {
    await until("it is ready", () => side.readyAt() !== undefined);
    const before = await cpu();
    await until(`${objects} objects are done`, () => side.progress().objects >= objects);
    const after = await cpu();
    const { at, archiveBytes } = side.progress();
    return {
      seconds: (at - (side.readyAt() ?? Number.NaN)) / 1000,
      cpuSeconds: after.own - before.own,
      emulatorCpuSeconds: after.emulator - before.emulator,
      peakMib: treeUsage(side.pid)?.peakMib ?? Number.NaN,
      diskMib: await disk.stop(),
      archiveBytes,
    };
  } finally {
    await disk.stop();
    await side.stop();
  }
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const deadline = Date.now() + LONGEST_SECONDS * 1000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`after ${LONGEST_SECONDS} s still not: ${what}`);
    await delay(20);
  }
}
