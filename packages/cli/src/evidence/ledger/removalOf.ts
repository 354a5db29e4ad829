import { callsUnder } from "./callsUnder.js";
import { conditionsOf } from "./conditionsOf.js";
import { isAbout } from "./isAbout.js";
import type { RoleStatement } from "./RoleGrants.js";
import type { AllowedCall } from "./recordedCalls.js";

/** What the calls of a run would say if a statement were not there. */
export interface Removal {
  /**
   * `noticed`: at least one call would be refused. `unnoticed`: none would. `unsure`: another statement is about the same calls, under
   * conditions that the log does not tell.
   */
  readonly verdict: "noticed" | "unnoticed" | "unsure";
  /** Calls that no other statement of the role allows. */
  readonly lost: number;
}

/**
 * Replays what a role was allowed without one of its statements. The calls met the conditions of that statement: another one takes its place
 * where it is about the call and has no condition beside those, and cannot where a key would need two values at once. A resource's own
 * policy, which may allow a call as well, is not asked.
 */
export function removalOf(
  removed: RoleStatement,
  statements: readonly RoleStatement[],
  allowed: readonly AllowedCall[],
): Removal {
  const others = statements.filter((other) => other !== removed && other.effect === "Allow");
  let lost = 0;
  let unsure = false;
  for (const { action, resource, calls } of callsUnder(removed, allowed)) {
    const standIns = others.filter((other) => isAbout(other, action, resource) && !excludes(other, removed));
    if (standIns.some((other) => asksNothingMore(other, removed))) continue;
    if (standIns.length > 0) unsure = true;
    else lost += calls;
  }
  return { verdict: lost > 0 ? "noticed" : unsure ? "unsure" : "unnoticed", lost };
}

function asksNothingMore(other: RoleStatement, removed: RoleStatement): boolean {
  const met = new Set(conditionsOf(removed));
  return conditionsOf(other).every((condition) => met.has(condition));
}

/** Whether no call can meet the conditions of both: they want one key to equal different texts, such as the services that use a KMS key. */
function excludes(other: RoleStatement, removed: RoleStatement): boolean {
  const wanted = removed.conditions.StringEquals ?? {};
  return Object.entries(other.conditions.StringEquals ?? {}).some(
    ([key, values]) => wanted[key] !== undefined && !values.some((value) => wanted[key]?.includes(value)),
  );
}
