import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { endOfUse, epochOf, fadedAt, weightAt } from "./fading.js";

const HALF_LIFE = 2 * 3600 * 1000;
const time = fc.integer({ min: 0, max: 4e12 });

describe("what was seen", () => {
  test("counts half after each half-life, whichever epochs lie between", () => {
    fc.assert(
      fc.property(time, fc.integer({ min: 0, max: 40 * HALF_LIFE }), (seen, age) => {
        const counts = weightAt(seen) * fadedAt(seen + age, epochOf(seen));
        expect(counts / 2 ** (-age / HALF_LIFE)).toBeCloseTo(1, 6);
      }),
    );
  });

  test("has a weight that stays a small number", () => {
    fc.assert(
      fc.property(time, (seen) => {
        expect(weightAt(seen)).toBeGreaterThanOrEqual(1);
        expect(weightAt(seen)).toBeLessThanOrEqual(2 ** 16);
      }),
    );
  });

  test("is kept until nothing of it is left", () => {
    const seen = 1e12;
    const end = endOfUse(epochOf(seen)) * 1000;
    expect(weightAt(seen) * fadedAt(end, epochOf(seen))).toBeLessThan(2 ** -15);
  });
});
