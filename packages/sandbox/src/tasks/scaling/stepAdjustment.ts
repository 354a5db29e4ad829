import type { StepAdjustment, StepScalingPolicyConfiguration } from "@aws-sdk/client-application-auto-scaling";

/**
 * The capacity that a step scaling policy asks for, before the target's limits, by the rules of Application Auto
 * Scaling. Undefined when no step covers the difference. Pure.
 *
 * @param difference the metric's value less the alarm's threshold
 * @param current the capacity to adjust
 * @param side on which side of its threshold the alarm breaches: above it the lower bound belongs to a step, below it
 * the upper one
 */
export function stepAdjustment(
  policy: StepScalingPolicyConfiguration,
  difference: number,
  current: number,
  side: "above" | "below",
): number | undefined {
  const step = policy.StepAdjustments?.find((candidate) => covers(candidate, difference, side));
  if (step?.ScalingAdjustment === undefined) return undefined;
  const amount = step.ScalingAdjustment;
  if (policy.AdjustmentType === "ExactCapacity") return amount;
  const change = policy.AdjustmentType === "PercentChangeInCapacity" ? percentOf(policy, amount, current) : amount;
  return Math.max(0, current + change);
}

function covers(step: StepAdjustment, difference: number, side: "above" | "below"): boolean {
  const lower = step.MetricIntervalLowerBound ?? Number.NEGATIVE_INFINITY;
  const upper = step.MetricIntervalUpperBound ?? Number.POSITIVE_INFINITY;
  return side === "above" ? lower <= difference && difference < upper : lower < difference && difference <= upper;
}

/** Between -1 and 1 rounded away from zero, else towards it; at least MinAdjustmentMagnitude. */
function percentOf(policy: StepScalingPolicyConfiguration, percent: number, current: number): number {
  const exact = (current * percent) / 100;
  const rounded = Math.abs(exact) < 1 ? Math.sign(exact) : Math.trunc(exact);
  const least = policy.MinAdjustmentMagnitude ?? 0;
  return Math.abs(rounded) < least ? Math.sign(percent) * least : rounded;
}
