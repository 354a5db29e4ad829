import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { CellSums, LevelStore } from "./LevelStore.js";
import { SharedSums } from "./SharedSums.js";
import { SumsBook } from "./SumsBook.js";

const silent = { warn: () => undefined };
const one = { plainBytes: 100, sentBytes: 40, cpuSeconds: 1 };

/** A table in memory that adds, and fails when it is told to. */
function memoryStore(): LevelStore & { failing: boolean } {
  const book = new SumsBook();
  return {
    failing: false,
    async load(since) {
      if (this.failing) throw new Error("ThrottlingException");
      return [...book.entries()].filter(({ epoch }) => epoch >= since);
    },
    async add(sums) {
      if (this.failing) throw new Error("ThrottlingException");
      book.add(sums);
    },
  };
}

describe("what workers saw", () => {
  test("is the same for all, whoever shares first and how often", async () => {
    const event = fc.record({
      worker: fc.nat(2),
      level: fc.constantFrom(1, 9),
      minutes: fc.nat(400),
      sync: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 40 }), async (events) => {
        let now = 1e12;
        const store = memoryStore();
        const workers = [0, 1, 2].map(() => new SharedSums({ store, logger: silent, now: () => now }));
        const alone = new SharedSums({ logger: silent, now: () => now });
        for (const { worker, level, minutes, sync } of events) {
          now += minutes * 60_000;
          workers[worker]?.record("cell", level, one);
          alone.record("cell", level, one);
          if (sync) await workers[worker]?.sync();
        }
        for (const worker of workers) await worker.sync();
        await Promise.all(workers.map((worker) => worker.sync()));
        for (const worker of workers) {
          for (const [level, { plainBytes, cpuSeconds }] of worker.of("cell")) {
            const expected = alone.of("cell").get(level) ?? one;
            // What has faded away is not read again.
            expect(Math.abs(plainBytes - expected.plainBytes)).toBeLessThan(1e-3 * expected.plainBytes + 1);
            expect(Math.abs(cpuSeconds - expected.cpuSeconds)).toBeLessThan(1e-3 * expected.cpuSeconds + 0.01);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("is kept by the worker while the table fails, is told, and is shared once", async () => {
    const store = memoryStore();
    const warnings: string[] = [];
    let failures = 0;
    const logger = { warn: (event: string) => void warnings.push(event) };
    const sums = new SharedSums({ store, logger, onFailure: () => (failures += 1), now: () => 1e12 });
    store.failing = true;
    sums.record("cell", 9, one);
    await sums.sync();
    sums.record("cell", 9, one);
    await sums.sync();
    const seen = () => Math.round(sums.of("cell").get(9)?.plainBytes ?? 0);
    expect(seen()).toBe(200);
    expect(warnings).toEqual(["levels.not-shared", "levels.not-shared"]);
    expect(failures).toBe(2);
    store.failing = false;
    await sums.sync();
    await sums.sync();
    expect(seen()).toBe(200);
    const other = new SharedSums({ store, logger: silent, now: () => 1e12 });
    await other.sync();
    expect(Math.round(other.of("cell").get(9)?.plainBytes ?? 0)).toBe(200);
  });

  test("is not lost where the table fails in the middle of a write", async () => {
    const kept = memoryStore();
    let left = 2;
    const add = async (sums: CellSums) => {
      if (left === 0) throw new Error("TimeoutError");
      left -= 1;
      await kept.add(sums);
    };
    const sums = new SharedSums({ store: { load: (since) => kept.load(since), add }, logger: silent, now: () => 1e12 });
    for (const cell of ["a", "b", "c", "d"]) sums.record(cell, 9, one);
    await sums.sync();
    for (const cell of ["a", "b", "c", "d"]) expect(Math.round(sums.of(cell).get(9)?.plainBytes ?? 0)).toBe(100);
    left = 10;
    await sums.sync();
    expect(left).toBe(8);
    for (const cell of ["a", "b", "c", "d"]) expect(Math.round(sums.of(cell).get(9)?.plainBytes ?? 0)).toBe(100);
  });

  test("is shared by a worker that stops, also what came while it was sharing", async () => {
    const store = memoryStore();
    const sums = new SharedSums({ store, logger: silent, now: () => 1e12 });
    sums.record("cell", 9, one);
    sums.syncWhenDue();
    sums.record("cell", 9, one);
    await sums.close();
    const other = new SharedSums({ store, logger: silent, now: () => 1e12 });
    await other.sync();
    expect(Math.round(other.of("cell").get(9)?.plainBytes ?? 0)).toBe(200);
  });

  test("does not hold up a worker that stops while the table does not answer", async () => {
    const never = () => new Promise<never>(() => undefined);
    const sums = new SharedSums({ store: { load: never, add: never }, logger: silent });
    sums.record("cell", 9, one);
    await sums.close();
  }, 20_000);
});
