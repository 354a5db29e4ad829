import { describe, expect, it } from "@jest/globals";
import { afterCooldown } from "./Cooldown.js";

const cooling = { until: 1_000, base: 2 };
const by = (change: number) => (capacity: number) => capacity + change;

describe("cooldown", () => {
  it("adds to the current capacity when nothing cools down", () => {
    expect(afterCooldown(4, undefined, 0, by(3))).toBe(7);
    expect(afterCooldown(4, cooling, 1_000, by(3))).toBe(7);
  });

  it("counts what the running activity added as part of a larger step", () => {
    expect(afterCooldown(4, cooling, 500, by(3))).toBe(5);
  });

  it("adds nothing for a step that the running activity already covers", () => {
    expect(afterCooldown(4, cooling, 500, by(2))).toBeUndefined();
    expect(afterCooldown(4, cooling, 500, by(1))).toBeUndefined();
  });

  it("does not scale in while an activity cools down", () => {
    expect(afterCooldown(4, cooling, 500, () => 0)).toBeUndefined();
    expect(afterCooldown(4, cooling, 1_500, () => 0)).toBe(0);
  });
});
