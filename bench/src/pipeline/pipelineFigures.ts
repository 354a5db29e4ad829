import { defaultPrices, netBenefit } from "@sallyport/transfer-economics";
import type { Figure } from "../Figure.js";
import type { SideResult } from "./measureSide.js";
import type { ContenderResult } from "./runContender.js";
import type { Workload } from "./Workload.js";

const GIB = 1024 ** 3;
const sides = ["source", "target"] as const;

/** What one contender did, in figures of its own. */
export function figuresOf(title: string, workload: Workload, result: ContenderResult, bounded: boolean): Figure[] {
  const { objects, bounds } = workload;
  const bytes = bytesOf(workload);
  const figure = (measure: string, value: number, goal?: Figure["goal"]): Figure => ({
    benchmark: `pipeline:${workload.name}`,
    measure: `${title}, ${measure}`,
    value,
    ...(goal && { goal }),
  });
  const limit = (most: number | undefined): Figure["goal"] =>
    bounded && most !== undefined ? { atMost: most } : undefined;
  return [
    figure("end to end: objects/s", objects / secondsOf(result)),
    figure("end to end: MB/s", bytes / 1e6 / secondsOf(result)),
    ...sides.flatMap((side) => {
      const { seconds, cpuSeconds, emulatorCpuSeconds, peakMib, diskMib } = result[side];
      return [
        figure(`${side}: objects/s`, objects / seconds),
        figure(`${side}: MB/s`, bytes / 1e6 / seconds),
        figure(`${side}: CPU seconds per GiB`, (cpuSeconds * GIB) / bytes),
        figure(`${side}: CPU seconds per GiB of the emulator meanwhile`, (emulatorCpuSeconds * GIB) / bytes),
        figure(`${side}: cores busy`, (cpuSeconds + emulatorCpuSeconds) / seconds),
        figure(`${side}: peak memory, MiB`, peakMib, limit(bounds?.memoryMib)),
        figure(`${side}: peak disk, MiB`, diskMib, limit(bounds?.diskMib)),
      ];
    }),
    figure("net dollars per TiB of the source's work", (netDollars(workload, result.source) * 1024 * GIB) / bytes),
  ];
}

export interface Comparison {
  readonly ours: ContenderResult;
  /** With the level that keeps the net benefit. */
  readonly oursCheaper: ContenderResult;
  readonly sample: ContenderResult;
  readonly cheaperLevel: number;
  readonly peer: string;
}

/** Ours by the peer's. */
export function ratiosOf(workload: Workload, { ours, oursCheaper, sample, cheaperLevel, peer }: Comparison): Figure[] {
  const figure = (measure: string, value: number, goal?: number): Figure => ({
    benchmark: `pipeline:${workload.name}`,
    measure,
    value,
    ...(goal !== undefined && { goal: { atLeast: goal } }),
  });
  const faster = (one: ContenderResult): number => secondsOf(sample) / secondsOf(one);
  const net = (one: ContenderResult): number => netDollars(workload, one.source);
  return [
    figure(`end to end: throughput ÷ ${peer}, level 12`, faster(ours), workload.goal),
    ...sides.map((side) =>
      figure(`${side}: throughput ÷ ${peer}, level 12`, sample[side].seconds / ours[side].seconds),
    ),
    figure(`end to end: throughput at level ${cheaperLevel} ÷ ${peer} at 12`, faster(oursCheaper), 2),
    figure(`net dollars at level ${cheaperLevel} ÷ ${peer} at 12`, net(oursCheaper) / net(sample), 0.99),
  ];
}

/** Seconds of both sides, one after the other. */
function secondsOf({ source, target }: ContenderResult): number {
  return source.seconds + target.seconds;
}

function bytesOf({ objects, bytesEach }: Workload): number {
  return objects * bytesEach;
}

/** By the default prices: the transfer that was saved, less what the source's CPU seconds cost. */
function netDollars(workload: Workload, { archiveBytes, cpuSeconds }: SideResult): number {
  const regions = { from: "eu-west-1", to: ["eu-central-1"] };
  const work = { ...regions, plainBytes: bytesOf(workload), sentBytes: archiveBytes, cpuSeconds };
  return netBenefit(work, defaultPrices).netDollars;
}
