import { describe, expect, it } from "@jest/globals";
import { median } from "./median.js";

describe("the median", () => {
  it("is the middle one of an odd number of samples, in whatever order", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([7])).toBe(7);
  });

  it("lies between the two in the middle of an even number", () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });
});
