import { describe, expect, it } from "@jest/globals";
import { allRules } from "../rules/index.js";
import { allControls } from "./index.js";

describe("the control catalogue", () => {
  it("holds 204 controls with ids of their own, numbered without a gap in each theme", () => {
    expect(allControls).toHaveLength(204);
    const numbers = new Map<string, number>();
    for (const { id } of allControls) {
      const [theme = "", number] = id.split("-");
      expect(Number(number)).toBe((numbers.get(theme) ?? 0) + 1);
      numbers.set(theme, Number(number));
    }
    expect(numbers.size).toBe(19);
  });

  it("says of every control where it is met", () => {
    expect(allControls.filter(({ layers }) => layers.length === 0)).toEqual([]);
  });

  it("knows every control that a rule names", () => {
    const known = new Set(allControls.map(({ id }) => id));
    expect(allRules.flatMap(({ controls }) => controls).filter((control) => !known.has(control))).toEqual([]);
  });
});
