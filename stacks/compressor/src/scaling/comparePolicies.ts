import type { Load } from "./Load.js";
import { loads } from "./loads.js";
import { plannedScaling } from "./plannedScaling.js";
import type { ScalingRules } from "./ScalingRules.js";
import { type SimulatedRun, simulateScaling } from "./simulateScaling.js";
import { sourceWorker } from "./WorkModel.js";

/** A load under the policy that is deployed, and under a simpler one. */
export interface Comparison {
  readonly load: Load;
  readonly ours: SimulatedRun;
  readonly simple: SimulatedRun;
  /** Hours of one task that never waits: below this nobody gets. */
  readonly workHours: number;
}

/** Every load under both policies, with the source worker. */
export async function comparePolicies(): Promise<readonly Comparison[]> {
  const { source } = await plannedScaling();
  const { secondsPerObject, secondsPerByte } = sourceWorker;
  return loads.map((load) => {
    const ours = simulateScaling(load, source, sourceWorker);
    const simple = simulateScaling(load, byWaitingAlone(source), sourceWorker);
    const workHours = (ours.arrived * (secondsPerObject + load.objectBytes * secondsPerByte)) / 3600;
    return { load, ours, simple, workHours };
  });
}

/** The usual policy, and the public sample's number: a task for each 60 messages that wait at the moment. */
function byWaitingAlone({ rules: [backlog, idle], minTasks, maxTasks }: ScalingRules): ScalingRules {
  if (backlog === undefined || idle === undefined) throw new Error("a service scales by its backlog and by being idle");
  const each = 60;
  const steps = Array.from({ length: maxTasks }, (_, index) => ({
    MetricIntervalLowerBound: index * each,
    MetricIntervalUpperBound: index === maxTasks - 1 ? undefined : (index + 1) * each,
    ScalingAdjustment: index + 1,
  }));
  const waiting = {
    ...backlog,
    periodMinutes: 1,
    valueIn: ({ visible }: { readonly visible: number }) => visible,
    policy: { ...backlog.policy, StepAdjustments: steps },
  };
  return { minTasks, maxTasks, rules: [waiting, idle] };
}
