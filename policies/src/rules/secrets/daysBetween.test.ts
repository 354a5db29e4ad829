import { describe, expect, it } from "@jest/globals";
import { daysBetween } from "./daysBetween.js";

describe("the days between two rotations", () => {
  it.each([
    ["rate(30 days)", 30],
    ["rate(1 day)", 1],
    ["rate(12 hours)", 0.5],
    ["cron(0 3 1 * ? *)", 31],
    ["cron(0 3 ? * MON *)", 31],
    ["cron(0 3 1 1/2 ? *)", 62],
    ["cron(0 3 1 JAN/3 ? *)", 93],
    ["cron(0 3 1 */6 ? *)", 186],
    ["cron(0 3 1 2,9 ? *)", undefined],
    ["cron(0 3 1 * ? 2027)", undefined],
    ["sometimes", undefined],
  ])("are read from %s", (schedule, days) => {
    expect(daysBetween(schedule)).toBe(days);
  });
});
