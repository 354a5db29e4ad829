import { describe, expect, it } from "@jest/globals";
import { percentile } from "./percentile.js";

describe("percentile", () => {
  it("is a sample, by its rank", () => {
    const samples = Array.from({ length: 200 }, (_, index) => 200 - index);
    expect([0, 0.5, 0.99, 1].map((share) => percentile(samples, share))).toEqual([1, 100, 198, 200]);
    expect(percentile([7], 0.99)).toBe(7);
    expect(percentile([], 0.5)).toBeNaN();
  });
});
