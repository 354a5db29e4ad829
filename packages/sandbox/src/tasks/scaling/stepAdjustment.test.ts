import type { StepScalingPolicyConfiguration } from "@aws-sdk/client-application-auto-scaling";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { stepAdjustment } from "./stepAdjustment.js";

const everyDifference = (
  AdjustmentType: "ChangeInCapacity" | "ExactCapacity" | "PercentChangeInCapacity",
  amount: number,
) => ({
  AdjustmentType,
  StepAdjustments: [{ ScalingAdjustment: amount }],
});

describe("step adjustment", () => {
  // The rounding rules of the Application Auto Scaling user guide, "How step scaling works": 12.7 to 12, 0.67 to 1,
  // -0.58 to -1, -6.67 to -6.
  it.each([
    [10, 127, 12],
    [67, 1, 1],
    [-58, 1, -1],
    [-10, 10, -1],
    [-23, 29, -6],
    [0, 10, 0],
  ])("rounds a change of %i percent of %i tasks to %i", (percent, current, change) => {
    const wanted = stepAdjustment(everyDifference("PercentChangeInCapacity", percent), 0, current, "above");
    expect(wanted).toBe(Math.max(0, current + change));
  });

  it("changes by at least the minimum magnitude where the percentage is less", () => {
    const policy = { ...everyDifference("PercentChangeInCapacity", 25), MinAdjustmentMagnitude: 2 };
    expect(stepAdjustment(policy, 0, 4, "above")).toBe(6);
    expect(stepAdjustment({ ...policy, StepAdjustments: [{ ScalingAdjustment: -25 }] }, 0, 4, "above")).toBe(2);
  });

  it("gives a bound to the step that is nearer to the threshold only on the alarm's own side", () => {
    const steps = (below: number, above: number): StepScalingPolicyConfiguration => ({
      AdjustmentType: "ExactCapacity",
      StepAdjustments: [
        { MetricIntervalUpperBound: 0, ScalingAdjustment: below },
        { MetricIntervalLowerBound: 0, ScalingAdjustment: above },
      ],
    });
    expect(stepAdjustment(steps(1, 2), 0, 5, "above")).toBe(2);
    expect(stepAdjustment(steps(1, 2), 0, 5, "below")).toBe(1);
  });

  it("leaves the capacity where no step covers the difference", () => {
    const StepAdjustments = [{ MetricIntervalLowerBound: 10, ScalingAdjustment: 1 }];
    expect(stepAdjustment({ AdjustmentType: "ChangeInCapacity", StepAdjustments }, 9, 1, "above")).toBeUndefined();
  });

  it("takes exactly one of adjoining steps for any difference on either side", () => {
    const bounds = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 6 });
    const side = fc.constantFrom("above" as const, "below" as const);
    fc.assert(
      fc.property(bounds, fc.integer({ min: -60, max: 60 }), side, (unsorted, difference, where) => {
        const sorted = [...unsorted].sort((a, b) => a - b);
        const StepAdjustments = [undefined, ...sorted].map((lower, index) => ({
          MetricIntervalLowerBound: lower,
          MetricIntervalUpperBound: sorted[index],
          ScalingAdjustment: index,
        }));
        const policy: StepScalingPolicyConfiguration = { AdjustmentType: "ExactCapacity", StepAdjustments };
        const before = sorted.filter((bound) => (where === "above" ? bound <= difference : bound < difference)).length;
        expect(stepAdjustment(policy, difference, 7, where)).toBe(before);
      }),
    );
  });

  it("never asks for less than nothing, and never changes by a fraction", () => {
    const type = fc.constantFrom("ChangeInCapacity" as const, "PercentChangeInCapacity" as const);
    fc.assert(
      fc.property(type, fc.integer({ min: -300, max: 300 }), fc.nat(1000), (kind, amount, current) => {
        const wanted = stepAdjustment(everyDifference(kind, amount), 0, current, "above") ?? Number.NaN;
        expect(Number.isInteger(wanted) && wanted >= 0).toBe(true);
        if (amount > 0) expect(wanted).toBeGreaterThanOrEqual(current);
        if (amount < 0) expect(wanted).toBeLessThanOrEqual(current);
      }),
    );
  });
});
