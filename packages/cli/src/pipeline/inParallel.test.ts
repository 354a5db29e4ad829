import { describe, expect, it } from "@jest/globals";
import { inParallel } from "./inParallel.js";

describe("work in parallel", () => {
  it("deals with every item once and never with more than the limit at a time", async () => {
    let running = 0;
    let most = 0;
    const seen: number[] = [];
    await inParallel(3, [1, 2, 3, 4, 5, 6, 7], async (item) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      seen.push(item);
      running -= 1;
    });
    expect(seen.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it("throws the first failure and starts nothing after it", async () => {
    const started: number[] = [];
    const run = inParallel(1, [1, 2, 3], async (item) => {
      started.push(item);
      if (item === 2) throw new Error("item 2 is broken");
    });
    await expect(run).rejects.toThrow("item 2 is broken");
    expect(started).toEqual([1, 2]);
  });
});
