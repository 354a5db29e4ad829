import { callsUnder } from "./callsUnder.js";
import { conditionsOf } from "./conditionsOf.js";
import type { LedgerDrift } from "./GrantLedger.js";
import type { RoleStatement } from "./RoleGrants.js";
import type { AllowedCall } from "./recordedCalls.js";

/**
 * How far intended, granted and used differ.
 *
 * @param intended statements by the stack's state; undefined where the state does not tell all of them
 */
export function driftOf(
  intended: readonly RoleStatement[] | undefined,
  granted: readonly RoleStatement[],
  allowed: readonly AllowedCall[],
): LedgerDrift {
  return {
    notIntended: intended === undefined ? [] : missingIn(intended, granted),
    notGranted: intended === undefined ? [] : missingIn(granted, intended),
    notUsed: granted.flatMap((statement) => unusedActions(statement, allowed)),
  };
}

function missingIn(there: readonly RoleStatement[], wanted: readonly RoleStatement[]): readonly string[] {
  const known = new Set(there.map(canonical));
  return wanted.filter((one) => !known.has(canonical(one))).map(({ policy, sid }) => `${policy} ${sid}`);
}

/** Unused statements are told of by themselves. */
function unusedActions(statement: RoleStatement, allowed: readonly AllowedCall[]): readonly string[] {
  const { policy, sid, actions } = statement;
  const own = callsUnder(statement, allowed);
  if (own.length === 0) return [];
  const called = new Set(own.map(({ action }) => action.toLowerCase()));
  return actions
    .filter((action) => !/[*?]/.test(action) && !called.has(action.toLowerCase()))
    .map((action) => `${policy} ${sid} ${action}`);
}

function canonical({ policy, sid, effect, conditions, ...statement }: RoleStatement): string {
  const { actions, notActions, resources, notResources } = statement;
  const lists = [actions, notActions, resources, notResources].map((list) => [...list].sort());
  return JSON.stringify([policy, sid, effect, ...lists, conditionsOf({ conditions })]);
}
