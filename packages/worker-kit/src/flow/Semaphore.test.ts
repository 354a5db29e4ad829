import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Semaphore } from "./Semaphore.js";

describe("Semaphore", () => {
  test("never lets more than its limit in use, and everyone gets a turn", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 10 }),
        fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 30 }),
        async (limit, weights) => {
          const semaphore = new Semaphore(limit);
          let used = 0;
          let most = 0;
          const turns = weights.map(async (weight) => {
            await semaphore.acquire(weight);
            used += Math.min(weight, limit);
            most = Math.max(most, used);
            await turn();
            used -= Math.min(weight, limit);
            semaphore.release(weight);
            return weight;
          });
          expect(await Promise.all(turns)).toEqual(weights);
          expect(most).toBeLessThanOrEqual(limit);
        },
      ),
      { numRuns: 50 },
    );
  });

  test("lets something larger than the limit pass alone", async () => {
    const semaphore = new Semaphore(2);
    await semaphore.acquire(1);
    let passed = false;
    const large = semaphore.acquire(100).then(() => {
      passed = true;
    });
    await turn();
    expect(passed).toBe(false);
    semaphore.release(1);
    await large;
    expect(passed).toBe(true);
  });
});
