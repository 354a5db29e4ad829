import { describe, expect, it } from "@jest/globals";
import { Randomness } from "./Randomness.js";
import { estimateSent, type StratumMeasure, studentT } from "./ratioEstimate.js";

interface Population {
  readonly plain: number;
  readonly sent: number;
}

/** Objects whose shares differ around a mean, each of another size. */
function population(random: Randomness, count: number, share: number): readonly Population[] {
  return Array.from({ length: count }, () => {
    const plain = 1_000 + random.below(9_000);
    return { plain, sent: plain * share * (0.5 + random.next()) };
  });
}

function sum(items: readonly Population[], field: keyof Population): number {
  return items.reduce((total, item) => total + item[field], 0);
}

/** What an estimate would measure of a population. */
function measure(objects: readonly Population[], drawn: readonly Population[]): StratumMeasure {
  const groups = Array.from({ length: 8 }, (_, group) => drawn.filter((_object, index) => index % 8 === group));
  return {
    objects: objects.length,
    bytes: sum(objects, "plain"),
    sampled: drawn.length,
    read: sum(drawn, "plain"),
    share: sum(drawn, "sent") / sum(drawn, "plain"),
    groups: groups.map((group) => ({ plain: sum(group, "plain"), sent: sum(group, "sent") })),
  };
}

describe("the estimate of what is sent", () => {
  it("has the truth between its bounds about as often as it says: 95 times of 100", () => {
    let held = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const random = new Randomness(seed);
      const strata = [population(random, 2_000, 0.25), population(random, 500, 0.9)];
      const { low, high } = estimateSent(strata.map((all) => measure(all, random.shuffled(all).slice(0, 40))));
      const truth = strata.reduce((total, all) => total + sum(all, "sent"), 0);
      if (truth >= low && truth <= high) held += 1;
    }
    expect(held / 400).toBeGreaterThan(0.92);
    expect(held / 400).toBeLessThan(0.99);
  });

  it("is the truth, without bounds around it, where everything was read", () => {
    const all = population(new Randomness(7), 50, 0.4);
    const { bytes, low, high } = estimateSent([measure(all, all)]);
    expect(bytes).toBeCloseTo(sum(all, "sent"), 6);
    expect([low, high]).toEqual([bytes, bytes]);
  });

  it("knows Student's t as the tables have it", () => {
    const known = [
      [1, 12.706],
      [2, 4.303],
      [3, 3.182],
      [4, 2.776],
      [7, 2.365],
      [10, 2.228],
      [30, 2.042],
      [1000, 1.962],
    ] as const;
    for (const [freedom, t] of known) expect(Math.abs(studentT(freedom) - t)).toBeLessThan(0.02);
  });
});
