import { describe, expect, it } from "@jest/globals";
import { zoneAt } from "./zoneAt.js";

describe("zoneAt", () => {
  it("takes the region's zones in turn", () => {
    expect([0, 1].map((index) => zoneAt(["eu-west-1a", "eu-west-1b"], index, 2))).toEqual(["eu-west-1a", "eu-west-1b"]);
  });

  it("fails when the region has fewer zones than asked for, and says how many it has", () => {
    expect(() => zoneAt(["us-west-1a", "us-west-1c"], 2, 3)).toThrow("the region has 2 zones (us-west-1a, us-west-1c)");
  });
});
