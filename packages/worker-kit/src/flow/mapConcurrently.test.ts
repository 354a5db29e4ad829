import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import { mapConcurrently } from "./mapConcurrently.js";

describe("mapConcurrently", () => {
  test("keeps the order and the bound", async () => {
    let running = 0;
    let most = 0;
    const results = await mapConcurrently([5, 1, 4, 2, 3], 2, async (item) => {
      most = Math.max(most, ++running);
      for (let turns = 0; turns < item; turns++) await turn();
      running--;
      return item * 10;
    });
    expect(results).toEqual([50, 10, 40, 20, 30]);
    expect(most).toBe(2);
  });

  test("starts nothing after a failure and throws when all in flight have ended", async () => {
    const ended: number[] = [];
    const mapping = mapConcurrently([0, 1, 2, 3, 4], 2, async (item) => {
      if (item === 0) throw new Error("first");
      await turn();
      ended.push(item);
    });
    await expect(mapping).rejects.toThrow("first");
    expect(ended).toEqual([1]);
  });
});
