import { ConfigError } from "@sallyport/stack-kit";
import type { CompressorConfig, RuleConfig } from "../config/CompressorConfig.js";
import type { CapacityPlan } from "./CompressorPlan.js";

/** @throws ConfigError where a rule has more tasks at least than at most */
export function sourceCapacity({ workers }: CompressorConfig, rule: RuleConfig, index: number): CapacityPlan {
  const { archivesPerTask: _, ...stack } = workers;
  return checked({ ...stack, ...rule.workers }, `rules[${index}].workers.minTasks`);
}

/** @throws ConfigError where a region has more tasks at least than at most */
export function targetCapacity({ workers, targetWorkers }: CompressorConfig, region: string): CapacityPlan {
  const { backlogPerTask: _, archivesPerTask: usual, ...stack } = workers;
  const { archivesPerTask = usual, ...own } = targetWorkers[region] ?? {};
  return checked({ ...stack, ...own, backlogPerTask: archivesPerTask }, `targetWorkers.${region}.minTasks`);
}

/** @throws ConfigError for a region that no rule sends to: its limits would hold for nothing */
export function refuseStrangeTargets({ rules, targetWorkers }: CompressorConfig): void {
  const regions = new Set(rules.flatMap(({ destinations }) => destinations.map(({ region }) => region)));
  const strange = Object.keys(targetWorkers).find((region) => !regions.has(region));
  if (strange === undefined) return;
  throw new ConfigError(
    `targetWorkers.${strange}`,
    `no rule sends to ${strange}`,
    `name one of ${[...regions].sort().join(", ")}, or leave it out`,
  );
}

function checked(capacity: CapacityPlan, where: string): CapacityPlan {
  const { minTasks, maxTasks } = capacity;
  if (minTasks <= maxTasks) return capacity;
  throw new ConfigError(where, `${minTasks} tasks at least are more than ${maxTasks} at most`, "raise maxTasks");
}
