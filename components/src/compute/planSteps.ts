import type { ScalingPlan } from "./ScalingArgs.js";

/** One step of a step scaling policy, in the shape of the AWS provider. */
export interface StepAdjustment {
  /** Messages above the alarm's threshold from which the step holds, itself included. */
  readonly metricIntervalLowerBound: string;
  /** Messages above the alarm's threshold at which it ends, not included. Absent on the last step. */
  readonly metricIntervalUpperBound?: string;
  /** Tasks that the service then has. */
  readonly scalingAdjustment: number;
}

/** Application Auto Scaling takes as many steps a policy, unless the account's quota was raised. */
const mostSteps = 20;

/**
 * The steps from the first message to the most tasks: the fewest tasks of the ladder that have at most
 * `backlogPerTask` messages each. Where there are more sizes than steps, the ladder's rungs are evenly apart and a
 * backlog gets the next rung up. The alarm's threshold is one message, from which Application Auto Scaling counts.
 */
export function planSteps({ minTasks, maxTasks, backlogPerTask }: ScalingPlan): StepAdjustment[] {
  const rungs = ladder(Math.max(1, minTasks), maxTasks);
  return rungs.map((tasks, index) => {
    const lower = index === 0 ? 0 : (rungs[index - 1] ?? 0) * backlogPerTask;
    const step = { metricIntervalLowerBound: String(lower), scalingAdjustment: tasks };
    const last = index === rungs.length - 1;
    return last ? step : { ...step, metricIntervalUpperBound: String(tasks * backlogPerTask) };
  });
}

function ladder(least: number, most: number): number[] {
  const count = Math.min(most - least + 1, mostSteps);
  if (count === 1) return [most];
  return Array.from({ length: count }, (_, rung) => least + Math.round(((most - least) * rung) / (count - 1)));
}
