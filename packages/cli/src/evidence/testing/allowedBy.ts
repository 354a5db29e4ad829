import type { RoleStatement } from "../ledger/RoleGrants.js";
import type { AllowedCall } from "../ledger/recordedCalls.js";

const moment = "2026-01-01T00:00:00.000Z";

/** A call that a statement allowed: its first action on its first resource, wildcards filled in, but for what is given. */
export function allowedBy(statement: RoleStatement, fields: Partial<AllowedCall> = {}): AllowedCall {
  const { policy, sid, actions, resources } = statement;
  const filled = (pattern = "") => pattern.replaceAll(/[*?]/g, "x");
  return {
    ...{ policy, statement: sid, action: filled(actions[0]), resource: filled(resources[0]) },
    ...{ calls: 1, first: moment, last: moment, runs: [] },
    ...fields,
  };
}
