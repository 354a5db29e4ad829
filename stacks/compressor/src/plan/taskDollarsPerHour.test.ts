import { describe, expect, it } from "@jest/globals";
import { fargateDollarsPerHour } from "@sallyport/worker-compressor/economics";
import { taskDollarsPerHour } from "./taskDollarsPerHour.js";

describe("the price of a task's hour", () => {
  it.each([
    ["spot", 0],
    ["on-demand", 100],
  ] as const)("is the workers' own: %s", (capacity, onDemandPercent) => {
    const dollars = taskDollarsPerHour({ cpu: 2048, memoryMib: 4096, onDemandPercent });
    expect(dollars).toBeCloseTo(fargateDollarsPerHour({ vcpus: 2, memoryGib: 4, capacity }), 6);
  });

  it("is mixed by the share on demand", () => {
    const at = (onDemandPercent: number) => taskDollarsPerHour({ cpu: 1024, memoryMib: 2048, onDemandPercent });
    expect(at(50)).toBeCloseTo((at(0) + at(100)) / 2, 6);
  });
});
