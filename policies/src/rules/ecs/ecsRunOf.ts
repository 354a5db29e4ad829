import type { ResourceView } from "../../engine/ResourceView.js";

export const serviceType = "aws:ecs/service:Service";
export const scheduleType = "aws:scheduler/schedule:Schedule";
export const targetType = "aws:cloudwatch/eventTarget:EventTarget";

/** How ECS is told to run tasks, in words that services, schedules and rules share. */
export interface EcsRun {
  readonly capacityProviderStrategies?: readonly { readonly capacityProvider: string }[];
  readonly enableEcsManagedTags?: boolean;
  readonly enableExecuteCommand?: boolean;
  readonly launchType?: string;
  readonly platformVersion?: string;
}

/** The types that have ECS run tasks. */
export const runTypes = [serviceType, "aws:ecs/taskSet:TaskSet", scheduleType, targetType] as const;

/** How a resource has ECS run tasks; undefined for a schedule or a rule's target of another kind. */
export function ecsRunOf({ type, props }: ResourceView): EcsRun | undefined {
  if (type === targetType) return (props.ecsTarget ?? undefined) as EcsRun | undefined;
  if (type !== scheduleType) return props as EcsRun;
  return (props.target as { readonly ecsParameters?: EcsRun } | undefined)?.ecsParameters ?? undefined;
}
