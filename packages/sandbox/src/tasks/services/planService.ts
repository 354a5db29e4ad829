import type { Service, Task } from "@aws-sdk/client-ecs";

/** What to change so that a service runs as it should. */
export interface ServicePlan {
  /** Tasks of the primary deployment to start. */
  readonly start: number;
  readonly stop: readonly Task[];
}

/**
 * The next step of a service: the primary deployment's tasks up to the desired count, within maximumPercent; tasks of
 * earlier deployments stop to make room, never below minimumHealthyPercent, and all of them once the rollout is
 * complete; too many tasks stop, those not yet running first, then the newest. A failed rollout starts nothing. Pure.
 *
 * @param tasks the service's tasks; those that are already being stopped do not count
 */
export function planService(service: Service, tasks: readonly Task[]): ServicePlan {
  const primary = service.deployments?.find((deployment) => deployment.status === "PRIMARY");
  const live = tasks.filter((task) => task.desiredStatus === "RUNNING");
  const desired = service.desiredCount ?? 0;
  if (!primary || desired === 0) return { start: 0, stop: live };
  const current = live.filter((task) => task.startedBy === primary.id);
  const earlier = live.filter((task) => task.startedBy !== primary.id);
  if (primary.rolloutState === "COMPLETED")
    return { start: Math.max(0, desired - current.length), stop: [...earlier, ...surplus(current, desired)] };
  const missing = primary.rolloutState === "FAILED" ? 0 : Math.max(0, desired - current.length);
  const { most, least } = limits(service, desired);
  // Negative where the maximum has been lowered.
  const room = most - live.length;
  const running = live.filter((task) => task.lastStatus === "RUNNING").length;
  const giveWay = Math.min(Math.max(0, missing - room), Math.max(0, running - least), earlier.length);
  return {
    start: Math.max(0, Math.min(missing, room + giveWay)),
    stop: [...earlier.slice(0, giveWay), ...surplus(current, desired)],
  };
}

function limits(service: Service, desired: number): { readonly most: number; readonly least: number } {
  const { maximumPercent = 200, minimumHealthyPercent = 100 } = service.deploymentConfiguration ?? {};
  return {
    most: Math.max(1, Math.floor((desired * maximumPercent) / 100)),
    least: Math.ceil((desired * minimumHealthyPercent) / 100),
  };
}

function surplus(current: readonly Task[], desired: number): Task[] {
  const rank = (task: Task): number => (task.lastStatus === "RUNNING" ? 1 : 0);
  const age = (task: Task): number => task.createdAt?.getTime() ?? 0;
  const leastMissedFirst = [...current].sort((a, b) => rank(a) - rank(b) || age(b) - age(a));
  return leastMissedFirst.slice(0, Math.max(0, current.length - desired));
}
