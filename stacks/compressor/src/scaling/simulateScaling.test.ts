import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type Comparison, comparePolicies } from "./comparePolicies.js";
import { plannedScaling } from "./plannedScaling.js";
import type { ScalingRules } from "./ScalingRules.js";
import { scalingPages } from "./scalingPages.js";
import { mostTasks } from "./scalingTable.js";
import { simulateScaling } from "./simulateScaling.js";
import { sourceWorker } from "./WorkModel.js";

let scaling: { readonly source: ScalingRules; readonly target: ScalingRules };
let comparisons: readonly Comparison[];
beforeAll(async () => {
  scaling = await plannedScaling();
  comparisons = await comparePolicies();
});

const named = (start: string): Comparison => {
  const found = comparisons.find(({ load }) => load.name.startsWith(start));
  if (found === undefined) throw new Error(`no load is named ${start}`);
  return found;
};

describe("the scaling that is planned", () => {
  it("reads both services' rules from what would be deployed", () => {
    for (const { minTasks, maxTasks, rules } of [scaling.source, scaling.target]) {
      expect([minTasks, maxTasks, rules.length]).toEqual([0, 20, 2]);
      expect(rules.map(({ side, periodMinutes }) => [side, periodMinutes])).toEqual([
        ["above", 5],
        ["below", 1],
      ]);
    }
    const steps = ({ rules }: ScalingRules) => rules[0]?.policy.StepAdjustments[0];
    expect(steps(scaling.source)?.MetricIntervalUpperBound).toBe(4000);
    expect(steps(scaling.target)?.MetricIntervalUpperBound).toBe(10);
  });

  it("gives up no task while a steady load needs it, and ends with none", () => {
    for (const { ours, load } of comparisons) {
      if (load.name.startsWith("Recorded")) continue;
      expect([load.name, ours.done, ours.minutes.at(-1)?.tasks]).toEqual([load.name, ours.arrived, 0]);
    }
  });

  it("has the first task at work within three minutes of the first object", () => {
    const { ours } = named("Thin");
    expect(ours.delaySeconds.longest).toBeLessThanOrEqual(180);
  });

  it("needs at most twice the hours of the work itself where load lasts, and a fifth of the simple policy's", () => {
    for (const start of ["Constant", "Large", "Ramp", "Daily", "Backfill"]) {
      const { ours, workHours } = named(start);
      expect([start, ours.taskHours / workHours < 2]).toEqual([start, true]);
    }
    const { ours, simple } = named("Recorded");
    expect(ours.taskHours * 5).toBeLessThan(simple.taskHours);
    expect(ours.delaySeconds.p99).toBeLessThan(180);
  });

  it("does not swing: a constant load changes the number of tasks seldom, and never far", () => {
    const { minutes } = named("Constant").ours;
    const settled = minutes.slice(40, 125).map(({ desired }) => desired);
    expect(Math.max(...settled) - Math.min(...settled)).toBeLessThanOrEqual(1);
  });

  it("is at its most tasks for a backfill, and not for a thin stream", () => {
    expect(mostTasks(named("Backfill").ours)).toBe(20);
    expect(mostTasks(named("Thin").ours)).toBe(1);
  });
});

describe("the simulation", () => {
  it("loses no message, whatever arrives and however tasks are stopped, and keeps to the limits", () => {
    const load = fc.record({
      objectBytes: fc.integer({ min: 1, max: 256 * 2 ** 20 }),
      rates: fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 12 }),
    });
    const limits = fc.record({ minTasks: fc.integer({ min: 0, max: 3 }), more: fc.integer({ min: 0, max: 5 }) });
    fc.assert(
      fc.property(load, limits, ({ objectBytes, rates }, { minTasks, more }) => {
        const rules = { ...scaling.source, minTasks, maxTasks: Math.max(1, minTasks + more) };
        const perSecond = (second: number): number => rates[Math.floor(second / 300)] ?? 0;
        const played = { name: "any", objectBytes, minutes: rates.length * 5 + 10, perSecond };
        const run = simulateScaling(played, rules, sourceWorker);
        const last = run.minutes.at(-1);
        expect(run.done + (last?.visible ?? 0) + (last?.inWork ?? 0)).toBe(run.arrived);
        for (const { desired } of run.minutes) {
          expect(desired).toBeGreaterThanOrEqual(rules.minTasks);
          expect(desired).toBeLessThanOrEqual(rules.maxTasks);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("is the one that the guide shows, else `pnpm --filter @sallyport/stack-compressor reference` was not run", () => {
    for (const { path, content } of scalingPages(comparisons)) {
      expect([basename(path), readFileSync(path, "utf8")]).toEqual([basename(path), content]);
    }
  });
});
