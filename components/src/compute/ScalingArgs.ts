import type * as pulumi from "@pulumi/pulumi";
import { ArgumentError } from "../errors/ArgumentError.js";

/** How a service follows the length of its queue. */
export interface ScalingArgs {
  /** Name of the queue that the tasks work off. */
  readonly queueName: pulumi.Input<string>;
  /** Tasks when the queue is empty, plain. Default: 0. */
  readonly minTasks?: number;
  /** Tasks at most, plain, 1–1000. Default: 20. */
  readonly maxTasks?: number;
  /**
   * Messages, waiting or in work, for which one task is enough, plain: what it does in the time that a message may wait.
   * Default: 60.
   */
  readonly backlogPerTask?: number;
}

/** The numbers of a scaling with their defaults. */
export interface ScalingPlan {
  readonly minTasks: number;
  readonly maxTasks: number;
  readonly backlogPerTask: number;
}

/**
 * The numbers that a service scales by.
 *
 * @throws ArgumentError for no whole numbers, no task at most, or more tasks at least than at most
 */
export function scalingPlanOf(component: string, args: ScalingArgs): ScalingPlan {
  const plan = {
    minTasks: args.minTasks ?? 0,
    maxTasks: args.maxTasks ?? 20,
    backlogPerTask: args.backlogPerTask ?? 60,
  };
  check("maxTasks", plan.maxTasks, 1, 1000);
  check("minTasks", plan.minTasks, 0, plan.maxTasks);
  check("backlogPerTask", plan.backlogPerTask, 1, 1_000_000);
  return plan;

  function check(argument: keyof ScalingPlan, value: number, least: number, most: number): void {
    if (Number.isInteger(value) && value >= least && value <= most) return;
    const fix = `give a whole number from ${least} to ${most}`;
    throw new ArgumentError(component, `scaling.${argument}`, value, fix);
  }
}
