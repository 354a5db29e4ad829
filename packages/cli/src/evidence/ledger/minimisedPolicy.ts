import { callsUnder } from "./callsUnder.js";
import { isAbout } from "./isAbout.js";
import type { RoleStatement } from "./RoleGrants.js";
import type { AllowedCall } from "./recordedCalls.js";

/**
 * A policy of what a role was seen to need: of each used statement the actions that were called and those of its resource patterns under which
 * they were, its conditions as they are. Denials stay whole, and so do unused statements that are explained: AWS needs them.
 */
export function minimisedPolicy(
  statements: readonly RoleStatement[],
  allowed: readonly AllowedCall[],
  isExplained: (statement: RoleStatement) => boolean,
): object {
  const kept = statements.flatMap((statement) => {
    const own = callsUnder(statement, allowed);
    if (statement.effect === "Deny" || (own.length === 0 && isExplained(statement))) return [written(statement)];
    if (own.length === 0) return [];
    const resources = statement.resources.filter((pattern) =>
      own.some(({ action, resource }) => isAbout({ ...statement, resources: [pattern] }, action, resource)),
    );
    const actions = [...new Set(own.map(({ action }) => action))].sort();
    return [written({ ...statement, actions, notActions: [], resources })];
  });
  return { Version: "2012-10-17", Statement: kept };
}

function written({ sid, effect, actions, notActions, resources, notResources, conditions }: RoleStatement): object {
  return {
    // A number is a position, not a name.
    ...(/^\d+$/.test(sid) ? {} : { Sid: sid }),
    Effect: effect,
    ...(notActions.length > 0 ? { NotAction: notActions } : { Action: actions }),
    ...(notResources.length > 0 ? { NotResource: notResources } : { Resource: resources }),
    ...(Object.keys(conditions).length > 0 ? { Condition: conditions } : {}),
  };
}
