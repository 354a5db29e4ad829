import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { canonicalNumber } from "./canonicalNumber.js";

describe("a number's canonical form", () => {
  test.each([
    ["1.500000", "1.5"],
    ["100", "1E+2"],
    ["0.000001", "1E-6"],
    ["0.000000", "-0"],
    ["007", "7.0"],
  ])("is one for %s and %s", (one, other) => {
    expect(canonicalNumber(one)).toBe(canonicalNumber(other));
  });

  test.each(["", "1,5", "one", "1.", ".5", "0x1", '{"S":"1"}'])("is none for %j", (text) => {
    expect(canonicalNumber(text)).toBeUndefined();
  });

  test("differs for numbers that differ, also beyond what a float tells apart", () => {
    const micros = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
    const write = (value: bigint): string => {
      const digits = String(value < 0n ? -value : value).padStart(7, "0");
      return `${value < 0n ? "-" : ""}${digits.slice(0, -6)}.${digits.slice(-6)}`;
    };
    fc.assert(
      fc.property(micros, fc.oneof(micros, fc.constantFrom(0n, 1n)), (one, change) => {
        expect(canonicalNumber(write(one)) === canonicalNumber(write(one + change))).toBe(change === 0n);
      }),
    );
  });
});
