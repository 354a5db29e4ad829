import type { Decision } from "./Decision.js";

/** How often a statement of a principal's policies decided an allowed request. */
export interface StatementUse {
  /** Role or user name, or `root`. */
  readonly principal: string;
  readonly policy: string;
  readonly statement: string;
  readonly count: number;
}

/** What the decisions say about granted permissions. */
export interface DecisionSummary {
  readonly used: readonly StatementUse[];
  readonly denied: readonly Decision[];
}

/** Counts the statements that allowed, by principal, and lists what was denied. Sessions of a role count as the role. */
export async function usedStatements(
  decisions: Iterable<Decision> | AsyncIterable<Decision>,
): Promise<DecisionSummary> {
  const uses = new Map<string, StatementUse>();
  const denied: Decision[] = [];
  for await (const decision of decisions) {
    if (decision.decision === "deny") denied.push(decision);
    else if (decision.policy !== null && decision.statement !== null) {
      const { policy, statement } = decision;
      const principal = principalName(decision.principal);
      const key = JSON.stringify([principal, policy, statement]);
      uses.set(key, { principal, policy, statement, count: (uses.get(key)?.count ?? 0) + 1 });
    }
  }
  return { used: [...uses.values()], denied };
}

/** `arn:aws:sts::000000000000:assumed-role/<role>/<session>` → role; a user's or role's ARN → its name; else the last part. */
export function principalName(arn: string): string {
  const resource = arn.split(":").slice(5).join(":") || arn;
  const parts = resource.split("/");
  return (parts[0] === "assumed-role" ? parts[1] : parts.at(-1)) ?? arn;
}
