import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { metricExpression } from "./metricExpression.js";

const values = new Map([
  ["m1", 7],
  ["m2", 3],
]);

describe("metric expression", () => {
  it.each([
    ["m1+m2", 10],
    [" m1 + m2 * 2 ", 13],
    ["(m1 + m2) / 4", 2.5],
    ["m1 - m2 - 1", 3],
    ["-m1 + 8", 1],
    ["m1", 7],
  ])("computes %s", (text, value) => {
    expect(metricExpression(text)?.(values)).toBe(value);
  });

  it.each(["m1 / (m2 - 3)", "m1 + missing"])("has no value for %s", (text) => {
    expect(metricExpression(text)?.(values)).toBeUndefined();
  });

  it.each(["FILL(m1, 0)", "IF(m1 > 1, m1, m2)", "max(m1)", "m1 +", "(m1", "m1 m2", "m1 % m2", "", "M1"])(
    "does not take %p for arithmetic",
    (text) => {
      expect(metricExpression(text)).toBeUndefined();
    },
  );

  it("adds any number of metrics in order", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { minLength: 1, maxLength: 10 }), (numbers) => {
        const ids = numbers.map((_, index) => `q${index}`);
        const expression = metricExpression(ids.join("+"));
        const sample = new Map(numbers.map((number, index) => [`q${index}`, number]));
        expect(expression?.(sample)).toBe(numbers.reduce((sum, number) => sum + number, 0));
      }),
    );
  });
});
