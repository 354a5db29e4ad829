import { describe, expect, it } from "@jest/globals";
import { matchesFilterPattern } from "./matchesFilterPattern.js";

const matches = (pattern: string, event: object) => matchesFilterPattern(pattern, JSON.stringify(event));

describe("a pattern over JSON", () => {
  it.each([
    ["{ $.a = b }", true],
    ['{ $.a = "b" }', true],
    ["{$.a=b}", true],
    ["{ $.a = B }", false],
    ["{ $.a != c }", true],
    ['{ $.c.d = "x*z" }', true],
    ['{ $.c.d = "y*" }', false],
    ["{ $.c.e = x }", false],
    ["{ $.c.e NOT EXISTS }", true],
    ["{ $.c.d NOT EXISTS }", false],
    ["{ $.c.d EXISTS }", true],
    ["{ ($.a = b) && ($.c.d = x) }", false],
    ["{ ($.a = b) || ($.c.d = x) }", true],
    ["{ ($.a = x) && (($.a = b) || ($.c.d = xyz)) }", false],
    ["{ ($.a = x || $.a = b) && $.n = 7 }", true],
  ])("%s", (pattern, expected) => {
    expect(matches(pattern, { a: "b", c: { d: "xyz" }, n: 7 })).toBe(expected);
  });

  it("judges no field that the result does not hang on", () => {
    expect(matches("{ ($.a = x) && ($.missing != y) }", { a: "b" })).toBe(false);
  });

  it.each([
    "{ $.missing != y }",
    "{ $.a = b && $.a = b || $.a = b }",
    "{ $.a ~ b }",
    "{ ($.a = b }",
    "{ $.a = b ) }",
    "ERROR",
  ])("is refused where AWS does not say what it means, or where it means nothing: %s", (pattern) => {
    expect(() => matches(pattern, { a: "b" })).toThrow();
  });
});

describe("a pattern over fields", () => {
  it.each([
    ["[a, b, c]", true],
    ["[a, b]", false],
    ["[a=1.*, b, c]", true],
    ['[a, b="x", c]', true],
    ["[a, b!=x, c]", false],
  ])("%s", (pattern, expected) => {
    expect(matchesFilterPattern(pattern, "1.2 x -")).toBe(expected);
  });
});
