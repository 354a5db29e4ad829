import { describe, expect, it } from "@jest/globals";
import { seededRandom } from "sallyport/random";
import { OriginalRule } from "./OriginalRule.js";

describe("the original's rule", () => {
  it("takes level 12 until a level has ten trials, and then the one with the highest benefit for an object", () => {
    const rule = new OriginalRule(() => 0.99);
    expect(rule.choose()).toBe(12);
    for (let trial = 0; trial < 9; trial++) rule.learn(5, 1, 100);
    expect(rule.choose()).toBe(12);
    rule.learn(5, 1, 100);
    expect(rule.choose()).toBe(5);
    for (let trial = 0; trial < 10; trial++) rule.learn(19, 1000, 500);
    expect(rule.choose()).toBe(5);
  });

  it("keeps 12 even where every level loses, since the best of losses is a level too", () => {
    const rule = new OriginalRule(() => 0.99);
    for (let trial = 0; trial < 10; trial++) rule.learn(12, 1, -1);
    expect(rule.choose()).toBe(12);
  });

  it("tries a level at most three away for a quarter of the batches at first, and for an eighth in the end", () => {
    const rule = new OriginalRule(seededRandom(1));
    const draw = (batches: number) => Array.from({ length: batches }, () => rule.choose());
    const tried = (levels: readonly number[]) => levels.filter((level) => level !== 12).length / levels.length;
    const early = draw(2000);
    draw(25_000);
    const late = draw(4000);
    expect(tried(early)).toBeCloseTo(0.25, 1);
    expect(tried(late)).toBeCloseTo(0.125, 1);
    expect(Math.max(...early, ...late)).toBe(15);
    expect(Math.min(...early, ...late)).toBe(9);
  });
});
