import { callsUnder } from "./callsUnder.js";
import type { Explanation } from "./explanations.js";
import { isAbout } from "./isAbout.js";
import type { RoleGrants, RoleStatement } from "./RoleGrants.js";
import type { AllowedCall } from "./recordedCalls.js";
import { sandboxLacks } from "./sandboxLacks.js";

/** Why an unused statement is needed all the same; undefined where nothing says so. */
export function reasonUnused(
  grants: RoleGrants,
  statement: RoleStatement,
  allowed: readonly AllowedCall[],
  explanation: Explanation | undefined,
): string | undefined {
  return explanation?.reason ?? sandboxLacks(grants, statement) ?? shadowedBy(statement, grants.statements, allowed);
}

/** The log names one statement of those that allow a call: a second one with the same content is never named. */
function shadowedBy(
  statement: RoleStatement,
  all: readonly RoleStatement[],
  allowed: readonly AllowedCall[],
): string | undefined {
  const content = ({ policy: _policy, sid: _sid, ...rest }: RoleStatement) => JSON.stringify(rest);
  const other = all.find(
    (one) =>
      one !== statement &&
      content(one) === content(statement) &&
      callsUnder(one, allowed).some((call) => isAbout(one, call.action, call.resource)),
  );
  return other && `${other.sid} allows the same, and is used`;
}
