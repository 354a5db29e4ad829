import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { planSteps, type StepAdjustment } from "./planSteps.js";
import type { ScalingPlan } from "./ScalingArgs.js";

/** What Application Auto Scaling does with steps over an alarm with threshold 1 (lower bound in, upper bound out). */
const tasksAt = (backlog: number, steps: readonly StepAdjustment[]) => {
  const above = backlog - 1;
  const holding = steps.filter(
    ({ metricIntervalLowerBound, metricIntervalUpperBound }) =>
      above >= Number(metricIntervalLowerBound) &&
      (metricIntervalUpperBound === undefined || above < Number(metricIntervalUpperBound)),
  );
  if (holding.length !== 1) throw new Error(`${holding.length} steps hold at ${backlog} messages`);
  return holding[0]?.scalingAdjustment ?? Number.NaN;
};

const plans = fc
  .record({
    minTasks: fc.integer({ min: 0, max: 1000 }),
    maxTasks: fc.integer({ min: 1, max: 1000 }),
    backlogPerTask: fc.integer({ min: 1, max: 10_000 }),
  })
  .map((plan): ScalingPlan => ({ ...plan, minTasks: Math.min(plan.minTasks, plan.maxTasks) }));
const backlogs = fc.integer({ min: 1, max: 20_000_000 });

describe("planSteps", () => {
  it("gives every backlog enough tasks, up to the maximum and never beyond", () => {
    fc.assert(
      fc.property(plans, backlogs, (plan, backlog) => {
        const tasks = tasksAt(backlog, planSteps(plan));
        expect(tasks).toBeGreaterThanOrEqual(Math.min(plan.maxTasks, Math.ceil(backlog / plan.backlogPerTask)));
        expect(tasks).toBeGreaterThanOrEqual(Math.max(1, plan.minTasks));
        expect(tasks).toBeLessThanOrEqual(plan.maxTasks);
      }),
    );
  });

  it("never gives a longer backlog fewer tasks, and reaches the maximum", () => {
    fc.assert(
      fc.property(plans, backlogs, backlogs, (plan, one, other) => {
        const steps = planSteps(plan);
        const [shorter, longer] = [Math.min(one, other), Math.max(one, other)];
        expect(tasksAt(longer, steps)).toBeGreaterThanOrEqual(tasksAt(shorter, steps));
        expect(tasksAt(plan.maxTasks * plan.backlogPerTask, steps)).toBe(plan.maxTasks);
      }),
    );
  });

  it("is exact where every size has a step", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 500 }), backlogs, (maxTasks, each, n) => {
        const steps = planSteps({ minTasks: 0, maxTasks, backlogPerTask: each });
        expect(tasksAt(n, steps)).toBe(Math.min(maxTasks, Math.ceil(n / each)));
      }),
    );
  });

  it("stays within the steps that a policy takes, from the first message on, without gap or overlap", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const steps = planSteps(plan);
        expect(steps.length).toBeLessThanOrEqual(20);
        expect(steps[0]?.metricIntervalLowerBound).toBe("0");
        expect(steps.at(-1)?.metricIntervalUpperBound).toBeUndefined();
        const uppers = steps.slice(0, -1).map(({ metricIntervalUpperBound }) => metricIntervalUpperBound);
        expect(uppers).toEqual(steps.slice(1).map(({ metricIntervalLowerBound }) => metricIntervalLowerBound));
        expect(new Set(steps.map(({ scalingAdjustment }) => scalingAdjustment)).size).toBe(steps.length);
      }),
    );
  });
});
