import type { Service, Task } from "@aws-sdk/client-ecs";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { planService } from "./planService.js";

const service = (desiredCount: number, rolloutState: "COMPLETED" | "IN_PROGRESS" | "FAILED", limits = {}): Service => ({
  desiredCount,
  deployments: [
    { id: "new", status: "PRIMARY", rolloutState },
    { id: "old", status: "ACTIVE", rolloutState: "COMPLETED" },
  ],
  deploymentConfiguration: limits,
});
let tasks = 0;
const task = (startedBy: string, lastStatus = "RUNNING", desiredStatus = "RUNNING"): Task => {
  tasks += 1;
  return { taskArn: `task-${tasks}`, startedBy, lastStatus, desiredStatus, createdAt: new Date(tasks) };
};
const many = (count: number, startedBy: string, lastStatus?: string): Task[] =>
  Array.from({ length: count }, () => task(startedBy, lastStatus));

describe("service plan", () => {
  it("starts what is missing, and counts a task that is being stopped as missing", () => {
    const plan = planService(service(3, "COMPLETED"), [task("new"), task("new", "STOPPING", "STOPPED")]);
    expect(plan).toEqual({ start: 2, stop: [] });
  });

  it("stops tasks that do not run yet before others, then the newest", () => {
    const [oldest, newest] = many(2, "new");
    const pending = task("new", "PENDING");
    const plan = planService(service(1, "COMPLETED"), [oldest ?? {}, pending, newest ?? {}]);
    expect(plan).toEqual({ start: 0, stop: [pending, newest] });
  });

  it("starts a new deployment beside the old one within the maximum percentage", () => {
    expect(planService(service(2, "IN_PROGRESS"), many(2, "old"))).toEqual({ start: 2, stop: [] });
    expect(planService(service(2, "IN_PROGRESS", { maximumPercent: 150 }), many(2, "old")).start).toBe(1);
  });

  it("stops old tasks to make room where only the minimum percentage allows it", () => {
    const old = many(2, "old");
    const limits = { maximumPercent: 100, minimumHealthyPercent: 50 };
    expect(planService(service(2, "IN_PROGRESS", limits), old)).toEqual({ start: 1, stop: old.slice(0, 1) });
  });

  it("stops old tasks once the new deployment is complete", () => {
    const old = many(2, "old");
    expect(planService(service(2, "COMPLETED"), [...many(2, "new"), ...old])).toEqual({ start: 0, stop: old });
  });

  it("starts nothing for a failed deployment and stops everything at a desired count of none", () => {
    expect(planService(service(2, "FAILED"), many(1, "old"))).toEqual({ start: 0, stop: [] });
    const all = [...many(1, "new", "PENDING"), ...many(1, "old")];
    expect(planService(service(0, "IN_PROGRESS"), all)).toEqual({ start: 0, stop: all });
  });

  it("never exceeds the maximum nor falls below the minimum during a rollout", () => {
    const counts = fc.record({
      desired: fc.integer({ min: 1, max: 12 }),
      old: fc.nat(12),
      current: fc.nat(12),
      pending: fc.nat(4),
      most: fc.integer({ min: 100, max: 300 }),
      least: fc.integer({ min: 0, max: 100 }),
    });
    fc.assert(
      fc.property(counts, ({ desired, old, current, pending, most, least }) => {
        const limits = { maximumPercent: most, minimumHealthyPercent: least };
        const live = [...many(old, "old"), ...many(current, "new"), ...many(pending, "new", "PENDING")];
        const plan = planService(service(desired, "IN_PROGRESS", limits), live);
        const ceiling = Math.max(1, Math.floor((desired * most) / 100));
        const stoppedOld = plan.stop.filter(({ startedBy }) => startedBy === "old").length;
        if (plan.start > 0) expect(live.length - plan.stop.length + plan.start).toBeLessThanOrEqual(ceiling);
        if (stoppedOld > 0)
          expect(old + current - stoppedOld).toBeGreaterThanOrEqual(Math.ceil((desired * least) / 100));
        expect(current + pending + plan.start - (plan.stop.length - stoppedOld)).toBeLessThanOrEqual(desired);
      }),
    );
  });
});
