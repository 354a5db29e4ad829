import { describe, expect, test } from "@jest/globals";
import { meetsGoal } from "../Figure.js";
import type { SideResult } from "./measureSide.js";
import { figuresOf, ratiosOf } from "./pipelineFigures.js";
import type { Workload } from "./Workload.js";

const GIB = 1024 ** 3;
const workload: Workload = {
  name: "4x256MiB",
  objects: 4,
  bytesEach: GIB / 4,
  goal: 2,
  bounds: { memoryMib: 320, diskMib: 0 },
};
const side = (seconds: number, more: Partial<SideResult> = {}): SideResult => ({
  seconds,
  cpuSeconds: 40,
  emulatorCpuSeconds: 10,
  peakMib: 300,
  diskMib: 0,
  archiveBytes: GIB / 4,
  ...more,
});

describe("the pipeline's figures", () => {
  test("compare both sides together, one after the other", () => {
    const ours = { source: side(10), target: side(5) };
    const sample = { source: side(20), target: side(25) };
    const figures = ratiosOf(workload, { ours, oursCheaper: ours, sample, cheaperLevel: 9, peer: "the peer" });
    expect(figures.map(({ measure, value }) => [measure, value])).toEqual([
      ["end to end: throughput ÷ the peer, level 12", 3],
      ["source: throughput ÷ the peer, level 12", 2],
      ["target: throughput ÷ the peer, level 12", 5],
      ["end to end: throughput at level 9 ÷ the peer at 12", 3],
      ["net dollars at level 9 ÷ the peer at 12", 1],
    ]);
    expect(figures[0] && meetsGoal(figures[0])).toBe(true);
  });

  test("hold our workers, not the peer's, to their bounds of memory and disk", () => {
    const result = { source: side(10, { peakMib: 321, diskMib: 1 }), target: side(5) };
    const verdicts = (bounded: boolean) =>
      figuresOf("it", workload, result, bounded)
        .filter(({ goal }) => goal !== undefined)
        .map((figure) => [figure.measure, meetsGoal(figure)]);
    expect(verdicts(false)).toEqual([]);
    expect(verdicts(true)).toEqual([
      ["it, source: peak memory, MiB", false],
      ["it, source: peak disk, MiB", false],
      ["it, target: peak memory, MiB", true],
      ["it, target: peak disk, MiB", true],
    ]);
  });
});
