import type { Decision } from "@sallyport/sandbox";
import { assumedRole } from "./assumedRole.js";
import { explainUnused } from "./explainUnused.js";
import type { GrantedStatement } from "./grantedStatements.js";

/** A statement that allowed no call in the run. */
interface UnusedStatement extends GrantedStatement {
  /** Why a run like this one does not show its use; undefined where nothing explains it. */
  readonly reason: string | undefined;
}

export interface PermissionSummary {
  /** Pairs of (role, statement) that the roles hold. */
  readonly granted: number;
  /** Pairs that allowed at least one call. */
  readonly used: number;
  /** Refused calls of these roles. */
  readonly denied: number;
  readonly unused: readonly UnusedStatement[];
  readonly refusals: readonly {
    readonly role: string;
    readonly action: string;
    readonly resource: string;
    readonly why: string;
  }[];
}

/** Compares what roles were granted with what the authorization log says that they used. */
export async function summarisePermissions(
  granted: readonly GrantedStatement[],
  decisions: Iterable<Decision> | AsyncIterable<Decision>,
): Promise<PermissionSummary> {
  const roles = new Set(granted.map(({ role }) => role));
  const used = new Set<string>();
  const refusals: PermissionSummary["refusals"][number][] = [];
  for await (const { principal, decision, action, resource, policy, statement } of decisions) {
    const role = assumedRole(principal);
    if (role === undefined || !roles.has(role)) continue;
    if (decision === "allow") used.add(`${role}\n${policy}\n${statement}`);
    else
      refusals.push({ role, action, resource, why: statement ? `${policy} ${statement}` : "no statement allows it" });
  }
  const isUsed = ({ role, policy, statement }: GrantedStatement) => used.has(`${role}\n${policy}\n${statement}`);
  // The log names one statement of those that allow a call.
  const same = (one: GrantedStatement) =>
    granted.find((other) => isUsed(other) && other.role === one.role && other.content === one.content);
  const unused = granted
    .filter((statement) => !isUsed(statement))
    .map((statement) => ({ ...statement, reason: explainUnused(statement) ?? sameAs(same(statement)) }));
  return { granted: granted.length, used: granted.length - unused.length, denied: refusals.length, unused, refusals };
}

function sameAs(used: GrantedStatement | undefined): string | undefined {
  return used && `${used.statement} allows the same, and is used`;
}
