import type * as aws from "@pulumi/aws";
import { ArgumentError } from "../errors/ArgumentError.js";
import type { WorkerServiceArgs } from "./WorkerServiceArgs.js";

type CapacityArgs = Pick<WorkerServiceArgs, "spot" | "onDemandPercent">;

/** Of how many tasks which capacity takes how many: ECS shares them out by weight. */
export function capacityFor(args: CapacityArgs): aws.types.input.ecs.ServiceCapacityProviderStrategy[] {
  const onDemand = onDemandPercentOf(args);
  if (onDemand === 0) return [{ capacityProvider: "FARGATE_SPOT", weight: 1 }];
  if (onDemand === 100) return [{ capacityProvider: "FARGATE", weight: 1 }];
  return [
    { capacityProvider: "FARGATE", weight: onDemand },
    { capacityProvider: "FARGATE_SPOT", weight: 100 - onDemand },
  ];
}

/** @throws ArgumentError for a share that is no whole percentage, or another than 100 without Spot */
export function checkCapacity(component: string, { spot = true, onDemandPercent }: CapacityArgs): void {
  if (onDemandPercent === undefined) return;
  const isPercentage = Number.isInteger(onDemandPercent) && onDemandPercent >= 0 && onDemandPercent <= 100;
  if (isPercentage && (spot || onDemandPercent === 100)) return;
  const fix = isPercentage ? "leave it out where spot is false" : "give a whole number from 0 to 100";
  throw new ArgumentError(component, "onDemandPercent", onDemandPercent, fix);
}

function onDemandPercentOf({ spot = true, onDemandPercent }: CapacityArgs): number {
  return onDemandPercent ?? (spot ? 0 : 100);
}
