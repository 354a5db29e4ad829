import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { typeOfText } from "../testing/model.js";
import { classify } from "./classify.js";
import { IMPOSSIBLE, KIND_MASK, MISSING, typeOf } from "./Kind.js";

const look = (text: string) => {
  const padded = Buffer.from(`,${text},`);
  const seen = classify(padded, 1, padded.length - 1);
  return `${typeOf(seen & KIND_MASK)}${seen & IMPOSSIBLE ? " impossible" : ""}${seen & MISSING ? " missing" : ""}`;
};

describe("what a field looks like", () => {
  test.each([
    ["0", "bigint"],
    ["-0", "bigint"],
    ["-42", "bigint"],
    ["9223372036854775807", "bigint"],
    ["-9223372036854775808", "bigint"],
    ["9223372036854775808", "numeric"],
    ["-9223372036854775809", "numeric"],
    ["12345678901234567890123", "numeric"],
    ["1.5", "numeric"],
    ["-0.25", "numeric"],
    ["1e5", "numeric"],
    ["1.5E-3", "numeric"],
    ["1e999999", "numeric impossible"],
    ["1e-99999", "numeric impossible"],
    ["9".repeat(131_073), "numeric impossible"],
    ["NaN", "numeric missing"],
    ["nan", "numeric missing"],
    ["007", "text"],
    ["-01", "text"],
    ["00.5", "text"],
    ["+49", "text"],
    ["1.", "text"],
    [".5", "text"],
    ["1e", "text"],
    ["1,5", "text"],
    ["1 ", "text"],
    ["-", "text"],
    ["--1", "text"],
    ["Infinity", "text"],
    ["0x1F", "text"],
    ["true", "boolean"],
    ["FALSE", "boolean"],
    ["True", "boolean"],
    ["tRUE", "text"],
    ["t", "text"],
    ["yes", "text"],
    ["2024-02-29", "date"],
    ["2023-02-29", "date impossible"],
    ["1900-02-29", "date impossible"],
    ["0000-00-00", "date impossible"],
    ["2024-13-01", "date impossible"],
    ["2024-1-01", "text"],
    ["20240101", "bigint"],
    ["01/02/2024", "text"],
    ["2024-01-01T10:00:00Z", "timestamptz"],
    ["2024-01-01 10:00", "timestamptz"],
    ["2024-01-01T10:00:00.123456789+05:30", "timestamptz"],
    ["2024-01-01T10:00:00-0800", "timestamptz"],
    ["2024-01-01T10:00:00+02", "timestamptz"],
    ["2024-01-01T24:00:00Z", "timestamptz impossible"],
    ["2024-01-01T10:60:00Z", "timestamptz impossible"],
    ["2024-02-30T10:00:00Z", "timestamptz impossible"],
    ["2024-01-01T10:00:00+16:00", "timestamptz impossible"],
    ["2024-01-01T10:00:00.Z", "text"],
    ["2024-01-01T10:00:00 UTC", "text"],
    ["2024-01-01T1:00:00Z", "text"],
    ["2024-01-01x", "text"],
    ["null", "text"],
    ["é", "text"],
  ])("%s is %s", (text, kind) => {
    expect(look(text)).toBe(kind);
  });

  test("is what plain regular expressions say, for texts near each kind", () => {
    const digits = fc.constantFrom(..."0123456789-.:TZ+truefals ");
    const near = fc.oneof(
      fc.array(digits, { minLength: 1, maxLength: 21 }).map((parts) => parts.join("")),
      fc.bigInt({ min: -(2n ** 65n), max: 2n ** 65n }).map(String),
      fc.tuple(fc.integer(), fc.nat()).map(([a, b]) => `${a}.${b}`),
      fc
        .date({ min: new Date("1000-01-01"), max: new Date("9999-01-01"), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
    );
    fc.assert(
      fc.property(near, (text) => {
        const seen = look(text);
        // The model knows fewer forms of times, and no impossible days.
        fc.pre(!/impossible|timestamptz/.test(seen));
        expect(seen).toBe(typeOfText(text));
      }),
      { numRuns: 3_000 },
    );
  });
});
