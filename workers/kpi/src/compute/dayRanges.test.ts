import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { dayRanges } from "./dayRanges.js";

const day = (n: number): string =>
  `2024-${String(1 + Math.floor(n / 28)).padStart(2, "0")}-${String(1 + (n % 28)).padStart(2, "0")}`;

describe("ranges of days", () => {
  test("are as long as their rows fit, and a day is never cut", () => {
    const days = [4, 4, 4, 30, 1, 1].map((rows, n) => ({ day: day(n), rows }));
    expect(dayRanges(days, 10)).toEqual([
      { from: day(0), to: day(1) },
      { from: day(2), to: day(2) },
      { from: day(3), to: day(3) },
      { from: day(4), to: day(5) },
    ]);
  });

  test("have every day in one of them, and no more rows than fit unless they are one day", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (counts, most) => {
        const days = counts.map((rows, n) => ({ day: day(n), rows }));
        const ranges = dayRanges(days, most);
        const within = ranges.map(({ from, to }) => days.filter((one) => from <= one.day && one.day <= to));
        expect(within.flat()).toEqual(days);
        for (const range of within) {
          const rows = range.reduce((sum, one) => sum + one.rows, 0);
          expect(range.length === 1 || rows <= most).toBe(true);
        }
      }),
    );
  });
});
