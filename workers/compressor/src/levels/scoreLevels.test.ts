import { describe, expect, test } from "@jest/globals";
import { chooseLevel } from "./chooseLevel.js";
import type { ContentClass } from "./contentClassOf.js";
import type { LevelSums } from "./LevelSums.js";
import { type Rates, scoreLevels } from "./scoreLevels.js";

const MIB = 2 ** 20;
const rates: Rates = { dollarsPerGib: 0.02, dollarsPerCpuSecond: 3.4e-6 };
const sums = (plainMib: number, ratio: number, cpuPerGib: number): LevelSums => ({
  plainBytes: plainMib * MIB,
  sentBytes: plainMib * MIB * ratio,
  cpuSeconds: (plainMib / 1024) * cpuPerGib,
});
const chosen = (contentClass: ContentClass, seen: Record<number, LevelSums>, at = rates): number => {
  const byLevel = new Map(Object.entries(seen).map(([level, one]) => [Number(level), one]));
  return chooseLevel(scoreLevels(contentClass, byLevel, at), at).level;
};

describe("before anything was seen", () => {
  test("texts get a middle level, and what is compressed already is stored", () => {
    for (const text of ["csv", "json", "xml", "text"] as const) expect([7, 9, 11]).toContain(chosen(text, {}));
    for (const dense of ["json-dense", "packed-dense", "other-dense"] as const) expect(chosen(dense, {})).toBe(0);
  });

  test("the dearer the way, the higher the level; the dearer the work, the lower", () => {
    const far = chosen("csv", {}, { ...rates, dollarsPerGib: 0.4 });
    const slow = chosen("csv", {}, { ...rates, dollarsPerCpuSecond: 2e-4 });
    expect(far).toBeGreaterThan(chosen("csv", {}));
    expect(slow).toBeLessThan(chosen("csv", {}));
    expect(chosen("csv", {}, { ...rates, dollarsPerGib: 0 })).toBe(0);
  });
});

describe("a frame that was seen", () => {
  test("tells of every level: data that does not compress is stored from then on", () => {
    const { dollarsPerGib = 0 } = scoreLevels("other", new Map([[7, sums(8, 1, 3)]]), rates).at(-2) ?? {};
    expect(dollarsPerGib).toBeLessThan(0.1 * rates.dollarsPerGib);
    expect(chosen("other", { 7: sums(256, 1, 3) })).toBe(0);
  });

  test("makes data worth compressing again that was taken for dense", () => {
    expect(chosen("packed-dense", { 1: sums(8, 0.8, 3) })).toBeGreaterThan(0);
  });

  test("outweighs what is believed of its level, the more the more was seen", () => {
    const at = (plainMib: number) =>
      scoreLevels("json", new Map([[16, sums(plainMib, 0.05, 140)]]), rates).find(({ level }) => level === 16);
    const [few, more, most] = [8, 64, 4096].map((mib) =>
      Math.abs((at(mib)?.dollarsPerGib ?? 0) - (0.95 * 0.02 - 140 * 3.4e-6)),
    );
    expect(more).toBeLessThan(few ?? 0);
    expect(most).toBeLessThan(1e-4);
  });
});

describe("the choice", () => {
  test("is the lowest level that keeps 99.5 % of the best", () => {
    const scores = [0, 1, 3, 9, 12].map((level, index) => ({
      level,
      dollarsPerGib: [0, 0.9, 0.994, 0.9951, 1][index] ?? 0,
      seenBytes: 0,
    }));
    expect(chooseLevel(scores, rates).level).toBe(9);
  });

  test("is to store where no level is worth half a per cent of sending", () => {
    const worth = (most: number) =>
      [0, 1, 3].map((level) => ({ level, dollarsPerGib: level * most - 1e-7, seenBytes: 0 }));
    expect(chooseLevel(worth(-1e-6), rates).level).toBe(0);
    expect(chooseLevel(worth(3e-5), rates).level).toBe(0);
    expect(chooseLevel(worth(4e-5), rates).level).toBe(3);
  });
});
