import { describe, expect, test } from "@jest/globals";
import { QuietPeriod } from "./QuietPeriod.js";

describe("QuietPeriod", () => {
  const make = () => {
    const clock = { now: 5_000 };
    return { clock, period: new QuietPeriod({ quiet: 30, longest: 100 }, () => clock.now) };
  };

  test("has no end before anything came, and none after it was reset", () => {
    const { period } = make();
    expect(period.remainingSeconds).toBeUndefined();
    period.touch();
    period.reset();
    expect(period.remainingSeconds).toBeUndefined();
  });

  test("ends once nothing more has come for the quiet time", () => {
    const { clock, period } = make();
    period.touch();
    clock.now += 20_000;
    expect(period.remainingSeconds).toBe(10);
    period.touch();
    expect(period.remainingSeconds).toBe(30);
    clock.now += 31_000;
    expect(period.remainingSeconds).toBe(0);
  });

  test("ends at the longest wait though uploads go on", () => {
    const { clock, period } = make();
    for (let upload = 0; upload < 5; upload++) {
      period.touch();
      clock.now += 19_000;
    }
    expect(period.remainingSeconds).toBe(5);
    clock.now += 5_000;
    period.touch();
    expect(period.remainingSeconds).toBe(0);
  });
});
