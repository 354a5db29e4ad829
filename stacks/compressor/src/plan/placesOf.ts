import type { BucketPlan } from "@sallyport/stack-kit";
import type { RuleConfig } from "../config/CompressorConfig.js";
import { backupLocations } from "./backupLocations.js";
import { bucketsOf } from "./bucketsOf.js";
import type { Location } from "./Location.js";

/** Where a rule's objects come from, and where they and their archives go. */
export interface Places {
  readonly from: Location;
  readonly restored: readonly Location[];
  readonly kept: readonly Location[];
}

export function placesOf(rule: RuleConfig): Places {
  const { name, source, destinations } = rule;
  const { prefix } = source;
  const buckets = bucketsOf(name);
  return {
    from: { region: source.region, bucket: nameOf(buckets.source(source)), prefix },
    restored: destinations
      .filter(({ restore }) => restore)
      .map((one) => ({ region: one.region, bucket: nameOf(buckets.target(one)), prefix })),
    kept: destinations.flatMap(({ region, backup }) =>
      backup === undefined ? [] : backupLocations(name, region, nameOf(buckets.backup(backup))),
    ),
  };
}

/** A name by which locations are compared; a made bucket's cannot be an existing one's, which holds no parenthesis. */
function nameOf(plan: BucketPlan): string {
  return plan.kind === "existing" ? plan.bucket : `(${plan.name})`;
}
