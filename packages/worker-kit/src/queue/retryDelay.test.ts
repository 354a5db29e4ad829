import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { retryDelay } from "./retryDelay.js";

describe("retryDelay", () => {
  test("grows with each attempt, up to a quarter of an hour", () => {
    expect([1, 2, 3, 4, 9].map((count) => retryDelay(count, 30, () => 0))).toEqual([30, 120, 480, 900, 900]);
  });

  test("is a whole number of seconds that SQS accepts, for any count", () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(1_000), fc.double({ min: 0, max: 1, noNaN: true }), (count, base, random) => {
        const delay = retryDelay(count, base, () => random);
        expect(Number.isInteger(delay)).toBe(true);
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(43_200);
      }),
    );
  });
});
