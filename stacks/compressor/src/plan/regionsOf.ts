import type { RulePlan } from "./CompressorPlan.js";

/** The regions to which a rule's archives go, whatever becomes of them there: each once. */
export function regionsOf({ destinations, backups }: Pick<RulePlan, "destinations" | "backups">): string[] {
  return [...new Set([...destinations, ...backups].map(({ region }) => region))];
}
