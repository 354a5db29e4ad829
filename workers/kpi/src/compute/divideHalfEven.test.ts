import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { divideHalfEven, formatMicros, microsOf, parseMicros } from "./divideHalfEven.js";

describe("divideHalfEven", () => {
  test.each<[bigint, bigint, string]>([
    [microsOf(1n), 3n, "0.333333"],
    [microsOf(2n), 3n, "0.666667"],
    // Exactly between two: to the even one.
    [1n, 2n, "0.000000"],
    [3n, 2n, "0.000002"],
    [5n, 2n, "0.000002"],
    [-1n, 2n, "0.000000"],
    [-3n, 2n, "-0.000002"],
    [microsOf(7n), 0n, "0.000000"],
    [10n ** 30n, 1n, `1${"0".repeat(24)}.000000`],
  ])("%p millionths ÷ %p = %s", (micros, divisor, expected) => {
    expect(divideHalfEven(micros, divisor)).toBe(expected);
  });

  test("is never more than half a millionth off, and even where it is exactly half", () => {
    const whole = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
    fc.assert(
      fc.property(whole, fc.bigInt({ min: 1n, max: 10n ** 9n }), (micros, divisor) => {
        const quotient = parseMicros(divideHalfEven(micros, divisor));
        const off = 2n * (quotient * divisor - micros);
        expect(off <= divisor && off >= -divisor).toBe(true);
        if (off === divisor || off === -divisor) expect(quotient % 2n).toBe(0n);
      }),
    );
  });
});

describe("parseMicros", () => {
  test("is the inverse of formatMicros", () => {
    fc.assert(fc.property(fc.bigInt(), (micros) => expect(parseMicros(formatMicros(micros))).toBe(micros)));
  });

  test.each(["", "1e3", "1.0000001", ".5", "NaN"])("refuses %p", (text) => {
    expect(() => parseMicros(text)).toThrow("is no decimal");
  });
});
