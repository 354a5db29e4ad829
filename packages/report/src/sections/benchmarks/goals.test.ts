import { describe, expect, it } from "@jest/globals";
import { assert, constantFrom, double, property } from "fast-check";
import { marginOf } from "./marginOf.js";
import { meetsGoal } from "./meetsGoal.js";

const amount = double({ min: 1e-6, max: 1e6, noNaN: true });

describe("a goal", () => {
  it("is reached exactly where the margin is one or more", () => {
    assert(
      property(amount, amount, constantFrom("atLeast", "atMost"), (value, bound, side) => {
        const goal = side === "atLeast" ? { atLeast: bound } : { atMost: bound };
        const figure = { benchmark: "b", measure: "m", value, goal };
        expect(meetsGoal(figure)).toBe((marginOf(figure) ?? 0) >= 1);
      }),
    );
  });

  it("has no margin where there is none, or where the figure is nothing", () => {
    expect(marginOf({ benchmark: "b", measure: "m", value: 1 })).toBeUndefined();
    expect(marginOf({ benchmark: "b", measure: "m", value: 0, goal: { atMost: 1 } })).toBeUndefined();
  });
});
