import { describe, expect, it } from "@jest/globals";
import { ReplacementBackoff } from "./ReplacementBackoff.js";

describe("replacement back-off", () => {
  it("replaces at once, then after delays that double up to eight seconds", () => {
    let now = 0;
    const backoff = new ReplacementBackoff(() => now);
    const delays = Array.from({ length: 7 }, () => {
      backoff.taskEnded("deployment", 500);
      const delay = backoff.delay("deployment");
      now += delay;
      return delay;
    });
    expect(delays).toEqual([0, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
    expect(backoff.delay("deployment")).toBe(0);
  });

  it("starts over after a task that ran for ten seconds, and keeps deployments apart", () => {
    const backoff = new ReplacementBackoff(() => 0);
    for (let failure = 0; failure < 4; failure += 1) backoff.taskEnded("deployment", 0);
    expect(backoff.delay("other")).toBe(0);
    backoff.taskEnded("deployment", 10_000);
    expect(backoff.delay("deployment")).toBe(0);
  });

  it("forgets a deployment that is gone", () => {
    const backoff = new ReplacementBackoff(() => 0);
    for (let failure = 0; failure < 4; failure += 1) backoff.taskEnded("deployment", 0);
    backoff.keepOnly(new Set(["other"]));
    expect(backoff.delay("deployment")).toBe(0);
  });
});
