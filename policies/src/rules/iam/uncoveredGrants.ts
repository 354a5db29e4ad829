import { covers } from "../../documents/covers.js";
import type { PolicyStatement } from "../../documents/parsePolicy.js";
import { isUnder } from "./isUnder.js";

/** One action of a statement, with those of its resources for which nothing intended stands. */
export interface UncoveredGrant {
  readonly statement: PolicyStatement;
  readonly action: string;
  readonly resources: readonly string[];
}

/** What granted statements allow beyond the intended ones. Conditions beyond the intended ones make a grant narrower, and are fine. */
export function uncoveredGrants(
  granted: readonly PolicyStatement[],
  intended: readonly PolicyStatement[],
): readonly UncoveredGrant[] {
  const allowed = intended.filter(({ effect }) => effect === "Allow");
  return granted.flatMap((statement) => {
    if (statement.notActions.length > 0 || statement.notResources.length > 0) {
      return [{ statement, action: "everything but a list", resources: statement.resources }];
    }
    const meant = allowed.filter((one) => isUnder(statement, one));
    return statement.actions
      .map((action) => ({
        statement,
        action,
        resources: statement.resources.filter((arn) => !isMeant(action, arn, meant)),
      }))
      .filter(({ resources }) => resources.length > 0);
  });
}

function isMeant(action: string, arn: string, intended: readonly PolicyStatement[]): boolean {
  return intended.some(
    ({ actions, resources }) =>
      actions.some((one) => one.toLowerCase() === action.toLowerCase()) && resources.some((one) => covers(one, arn)),
  );
}
