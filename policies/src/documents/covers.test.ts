import { describe, expect, it } from "@jest/globals";
import { covers } from "./covers.js";

describe("a pattern", () => {
  it.each([
    ["s3:GetObject", "s3:GetObject", true],
    ["s3:Get*", "s3:GetObject", true],
    ["s3:GetObject", "s3:Get*", false],
    ["arn:aws:s3:::data/*", "arn:aws:s3:::data/in/*", true],
    ["arn:aws:s3:::data/in/*", "arn:aws:s3:::data/*", false],
    ["secret:login-??????", "secret:login-AbCdEf", true],
    ["secret:login-??????", "secret:login-??????", true],
    ["secret:login-??????", "secret:login-*", false],
    ["a.c", "abc", false],
  ] as const)("%s covers %s: %s", (pattern, text, expected) => {
    expect(covers(pattern, text)).toBe(expected);
  });
});
