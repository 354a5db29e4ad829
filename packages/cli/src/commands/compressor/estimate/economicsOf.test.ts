import { describe, expect, it } from "@jest/globals";
import { defaultPrices } from "@sallyport/transfer-economics";
import fc from "fast-check";
import { describeEstimate } from "./describeEstimate.js";
import type { Estimate } from "./Estimate.js";
import { economicsOf, type Route } from "./economicsOf.js";
import type { LevelMeasure } from "./measureStrata.js";

const GIB = 2 ** 30;
const route: Route = { from: "eu-west-1", to: ["eu-central-1", "us-east-1"], prices: defaultPrices };

const measure = (more: Partial<LevelMeasure> = {}): LevelMeasure => ({
  contentClass: "csv",
  objects: 1_000,
  bytes: 100 * GIB,
  sampled: 10,
  read: GIB,
  share: 0.25,
  groups: [
    { plain: 1, sent: 0.24 },
    { plain: 1, sent: 0.26 },
  ],
  cpuSeconds: 100 * 20,
  ...more,
});
const measures = fc.record({
  objects: fc.integer({ min: 1, max: 10_000_000 }),
  bytes: fc.integer({ min: 1_000, max: 1e15 }),
  share: fc.double({ min: 0.01, max: 1.1, noNaN: true }),
  cpuSeconds: fc.double({ min: 0, max: 1e7, noNaN: true }),
});

describe("what compression is worth", () => {
  it("is what is saved less what it costs, and the level is the one that keeps most", () => {
    const worth = economicsOf(
      new Map([
        [1, [measure({ share: 0.4, cpuSeconds: 200 })]],
        [9, [measure()]],
        [19, [measure({ share: 0.24, cpuSeconds: 100 * 400 * 20 })]],
      ]),
      route,
    );
    expect(worth.plainTransferDollars).toBeCloseTo(100 * 0.04);
    expect(worth.recommended).toMatchObject({ level: 9, ratio: 4 });
    expect(worth.recommended.savedDollars).toBeCloseTo(75 * 0.04);
    for (const { netDollars, savedDollars, computeDollars } of worth.levels)
      expect(netDollars).toBeCloseTo(savedDollars - computeDollars - worth.requestDollars, 9);
    expect(worth.recommended.low).toBeLessThan(4);
    expect(worth.recommended.high).toBeGreaterThan(4);
  });

  it("is judged for each content by itself: each has the level that pays most for it", () => {
    const dense = { contentClass: "packed", bytes: 10 * GIB };
    const { classes } = economicsOf(
      new Map([
        [0, [measure({ share: 1, cpuSeconds: 1 }), measure({ ...dense, share: 1, cpuSeconds: 0 })]],
        [9, [measure(), measure({ ...dense, share: 0.999, cpuSeconds: 9_000_000 })]],
      ]),
      route,
    );
    expect(classes.map(({ contentClass, level }) => [contentClass, level])).toEqual([
      ["csv", 9],
      ["packed", 0],
    ]);
  });

  it("is nothing at the price, the ratio and the volume where it is said to break even", () => {
    fc.assert(
      fc.property(measures, (measured) => {
        const strata = [measure({ ...measured, read: measured.bytes })];
        const worth = economicsOf(new Map([[9, strata]]), route);
        const { breakEven, recommended } = worth;
        const scale = Math.max(1e-9, recommended.computeDollars + worth.requestDollars);
        if (breakEven.transferDollarsPerGb !== null) {
          const prices = { ...defaultPrices, defaultTransferDollarsPerGb: breakEven.transferDollarsPerGb / 2 };
          const { netDollars } = economicsOf(new Map([[9, strata]]), { ...route, prices }).recommended;
          expect(Math.abs(netDollars) / scale).toBeLessThan(1e-6);
        }
        if (breakEven.ratio !== null) {
          const at = [measure({ ...measured, share: 1 / breakEven.ratio, read: measured.bytes })];
          const { netDollars } = economicsOf(new Map([[9, at]]), route).recommended;
          expect(Math.abs(netDollars) / scale).toBeLessThan(1e-3);
        }
        expect(breakEven.bytesPerMonth === null).toBe(recommended.netDollars <= 0);
        if (breakEven.bytesPerMonth !== null) {
          const earned = (breakEven.bytesPerMonth / measured.bytes) * recommended.netDollars;
          expect(earned / breakEven.fixedDollarsPerMonth).toBeCloseTo(1, 3);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("is negative for objects so small that they cost more by the piece than by their bytes", () => {
    const tiny = measure({ objects: 100_000_000, bytes: 100_000_000 * 512, cpuSeconds: 1_000 });
    const { pays, breakEven } = economicsOf(new Map([[9, [tiny]]]), route);
    expect(pays).toBe(false);
    expect(breakEven.objectBytes).toBeGreaterThan(512);
    expect(breakEven).toMatchObject({ ratio: null, bytesPerMonth: null });
  });

  it("is told to a person with the level, the kept dollars and where it would stop paying", () => {
    const worth = economicsOf(new Map([[9, [measure()]]]), route);
    const estimate: Estimate = {
      ...{ bucket: "orders", prefix: "in/\u001b[31m", from: route.from, to: route.to, archivedObjects: 3, seed: 1 },
      ...{ objects: 1_000, bytes: 100 * GIB, sampledObjects: 10, sampledBytes: 5_000 },
      ...worth,
    };
    const text = describeEstimate(estimate, false);
    expect(text).toContain("1,000 objects, 100.0 GiB");
    expect(text).toContain("level 9 pays most");
    expect(text).toContain("3 archived objects are left out");
    expect(text).toMatch(/below a ratio of 1\.\d+/);
    expect(text).not.toContain("\u001b");
    expect(describeEstimate({ ...estimate, pays: false }, false)).toContain("compression does not pay here");
  });
});
