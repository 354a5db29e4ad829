import type { ScalableTarget } from "@aws-sdk/client-application-auto-scaling";
import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { DescribeServicesCommand, type ECSClient, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { afterCooldown, type Cooldown } from "./Cooldown.js";
import type { ScalingPlan } from "./readScalingPlans.js";
import { sandboxMinute } from "./sandboxMinute.js";
import { stepAdjustment } from "./stepAdjustment.js";

/** A policy whose alarm is in ALARM, and the metric's value. */
export interface Breach extends ScalingPlan {
  readonly alarm: MetricAlarm;
  readonly value: number;
}

/** Seconds, of Application Auto Scaling for ECS. */
const defaultCooldown = 300;

/**
 * Sets a service's desired count as the policies in ALARM ask for. When they disagree the largest capacity wins.
 *
 * @param breaches of one service, at least one
 * @returns the cooldown of the activity, or undefined when nothing was changed
 */
export async function scaleService(
  ecs: ECSClient,
  breaches: readonly Breach[],
  cooldown: Cooldown | undefined,
  log: (line: string) => void,
): Promise<Cooldown | undefined> {
  const [, cluster, service = ""] = breaches[0]?.target.ResourceId?.split("/") ?? [];
  const { services } = await ecs.send(new DescribeServicesCommand({ cluster, services: [service] }));
  const found = services?.find(({ status }) => status === "ACTIVE");
  if (!found) return undefined;
  const current = found.desiredCount ?? 0;
  const now = Date.now();
  const wishes = breaches.flatMap((breach) => {
    const wanted = afterCooldown(current, cooldown, now, (capacity) => capacityOf(breach, capacity));
    return wanted === undefined || isSuspended(breach.target, wanted > current) ? [] : [{ breach, wanted }];
  });
  const chosen = wishes.reduce<(typeof wishes)[number] | undefined>(
    (best, wish) => (best && best.wanted >= wish.wanted ? best : wish),
    undefined,
  );
  if (!chosen) return undefined;
  await ecs.send(new UpdateServiceCommand({ cluster, service, desiredCount: chosen.wanted }));
  const { alarm, value, policy } = chosen.breach;
  log(`service ${service} scales from ${current} to ${chosen.wanted}: ${alarm.AlarmName} at ${value}`);
  const seconds = policy.StepScalingPolicyConfiguration?.Cooldown ?? defaultCooldown;
  return { until: now + (seconds / 60) * sandboxMinute, base: current };
}

function capacityOf({ target, policy, alarm, value }: Breach, capacity: number): number | undefined {
  const difference = value - (alarm.Threshold ?? 0);
  const side = alarm.ComparisonOperator?.startsWith("LessThan") ? "below" : "above";
  const wanted = stepAdjustment(policy.StepScalingPolicyConfiguration ?? {}, difference, capacity, side);
  if (wanted === undefined) return undefined;
  return Math.min(target.MaxCapacity ?? wanted, Math.max(target.MinCapacity ?? 0, wanted));
}

function isSuspended({ SuspendedState }: ScalableTarget, isScaleOut: boolean): boolean {
  const suspended = isScaleOut ? SuspendedState?.DynamicScalingOutSuspended : SuspendedState?.DynamicScalingInSuspended;
  return suspended === true;
}
