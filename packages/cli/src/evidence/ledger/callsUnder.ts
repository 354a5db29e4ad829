import type { RoleStatement } from "./RoleGrants.js";
import type { AllowedCall } from "./recordedCalls.js";

/** Of a role's calls those that a statement allowed, as the log names it. */
export function callsUnder(
  { policy, sid }: Pick<RoleStatement, "policy" | "sid">,
  allowed: readonly AllowedCall[],
): readonly AllowedCall[] {
  return allowed.filter((call) => call.policy === policy && call.statement === sid);
}
