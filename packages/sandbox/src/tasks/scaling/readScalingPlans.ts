import {
  paginateDescribeScalableTargets,
  paginateDescribeScalingPolicies,
  type ScalableTarget,
  type ScalingPolicy,
} from "@aws-sdk/client-application-auto-scaling";
import type { RunnerClients } from "../RunnerClients.js";

/** A step scaling policy of an ECS service. */
export interface ScalingPlan {
  readonly target: ScalableTarget;
  readonly policy: ScalingPolicy;
}

const ofServices = { ServiceNamespace: "ecs" } as const;

/**
 * The step scaling policies of a region's ECS services.
 *
 * @param onIgnored told of each policy of another type
 */
export async function readScalingPlans(
  clients: RunnerClients,
  region: string,
  onIgnored: (policy: ScalingPolicy) => void,
): Promise<ScalingPlan[]> {
  const client = clients.autoscaling(region);
  const targets = new Map<string, ScalableTarget>();
  for await (const page of paginateDescribeScalableTargets({ client }, ofServices))
    for (const target of page.ScalableTargets ?? [])
      if (target.ScalableDimension === "ecs:service:DesiredCount") targets.set(target.ResourceId ?? "", target);
  if (targets.size === 0) return [];
  const plans: ScalingPlan[] = [];
  for await (const page of paginateDescribeScalingPolicies({ client }, ofServices))
    for (const policy of page.ScalingPolicies ?? []) {
      const target = targets.get(policy.ResourceId ?? "");
      if (policy.PolicyType !== "StepScaling") onIgnored(policy);
      else if (target) plans.push({ target, policy });
    }
  return plans;
}
