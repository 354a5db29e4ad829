import type { RoleStatement } from "../ledger/RoleGrants.js";

/**
 * What a role holds as one document without conditions, as if each were met for what it allows and not met for what it denies: it allows all
 * that the role is allowed under some circumstances.
 */
export function unconditionedDocument(statements: readonly RoleStatement[]): string {
  const applied = statements.filter(
    ({ effect, conditions }) => effect === "Allow" || Object.keys(conditions).length === 0,
  );
  const Statement = applied.map(({ effect, actions, notActions, resources, notResources }) => ({
    Effect: effect,
    ...(notActions.length > 0 ? { NotAction: notActions } : { Action: actions }),
    ...(notResources.length > 0 ? { NotResource: notResources } : { Resource: resources }),
  }));
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
