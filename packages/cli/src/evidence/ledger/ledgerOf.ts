import { covers } from "@sallyport/policies";
import type { Probe } from "../probes/Probe.js";
import type { ProbeOutcome } from "../probes/ProbeOutcome.js";
import { driftOf } from "./driftOf.js";
import type { Explanation } from "./explanations.js";
import type { GrantLedger, LedgerProbes, LedgerRole, LedgerStatement, LedgerSummary } from "./GrantLedger.js";
import type { IntendedRole } from "./IntendedRole.js";
import { minimisedPolicy } from "./minimisedPolicy.js";
import type { RoleGrants, RoleStatement } from "./RoleGrants.js";
import { reasonUnused } from "./reasonUnused.js";
import type { RoleCalls } from "./recordedCalls.js";
import { removalOf } from "./removalOf.js";
import { useOf } from "./useOf.js";
import { wildcardsOf } from "./wildcardsOf.js";

/** All that is known about a role before it is judged. */
export interface RoleEvidence {
  readonly intended: IntendedRole;
  readonly grants: RoleGrants;
  readonly calls: RoleCalls;
  readonly probes: readonly (Probe & ProbeOutcome)[];
}

/** The ledger of some roles. */
export function ledgerOf(evidence: readonly RoleEvidence[], explanations: readonly Explanation[]): GrantLedger {
  const needed = new Set<Explanation>();
  const roles = evidence.map((one) => ledgerRole(one, explanations, needed));
  const stacks = new Set(evidence.map(({ grants }) => grants.stack));
  const idleExplanations = explanations
    .filter((one) => stacks.has(one.stack) && !needed.has(one))
    .map(({ role, statement, reason }) => ({ role, statement, reason }));
  return { summary: summaryOf(roles), roles, idleExplanations };
}

function ledgerRole(
  { intended, grants, calls, probes }: RoleEvidence,
  explanations: readonly Explanation[],
  needed: Set<Explanation>,
): LedgerRole {
  const { stack, role, arn, boundary, trustedBy, statements } = grants;
  const reasons = new Map<RoleStatement, string>();
  const ledger = statements
    .filter(({ effect }) => effect === "Allow")
    .map((statement): LedgerStatement => {
      const use = useOf(statement, calls.allowed);
      const explanation = explanations.find(
        (one) => one.stack === stack && covers(one.role, role) && one.statement === statement.sid,
      );
      const reason = use.calls > 0 ? undefined : reasonUnused(grants, statement, calls.allowed, explanation);
      if (reason !== undefined) reasons.set(statement, reason);
      if (reason !== undefined && reason === explanation?.reason) needed.add(explanation);
      return {
        ...{ policy: statement.policy, statement: statement.sid },
        actions: [...statement.actions, ...statement.notActions.map((action) => `not ${action}`)],
        resources: [...statement.resources, ...statement.notResources.map((resource) => `not ${resource}`)],
        conditions: statement.conditions,
        ...use,
        reason: reason ?? null,
        wildcards: wildcardsOf(statement, calls.allowed),
        removal: removalOf(statement, statements, calls.allowed),
      };
    });
  return {
    ...{ stack, role, arn, boundary, trustedBy, statements: ledger, refusals: calls.refused },
    drift: driftOf(intended.statements, statements, calls.allowed),
    proposal: minimisedPolicy(statements, calls.allowed, (statement) => reasons.has(statement)),
    probes: probesOf(probes),
  };
}

function probesOf(probes: readonly (Probe & ProbeOutcome)[]): LedgerProbes {
  const of = (outcome: ProbeOutcome["outcome"]) => probes.filter((probe) => probe.outcome === outcome);
  return {
    planned: probes.length,
    refused: of("refused").length,
    allowed: of("allowed").map(({ kind, action, resource }) => ({ kind, action, resource })),
    notJudged: of("not-judged").map(({ kind, action, resource, why = "" }) => ({ kind, action, resource, why })),
  };
}

function summaryOf(roles: readonly LedgerRole[]): LedgerSummary {
  const statements = roles.flatMap((role) => role.statements);
  const unused = statements.filter(({ calls }) => calls === 0);
  const explained = unused.filter(({ reason }) => reason !== null);
  const sum = (count: (role: LedgerRole) => number) => roles.reduce((all, role) => all + count(role), 0);
  return {
    roles: roles.length,
    statements: statements.length,
    used: statements.length - unused.length,
    explained: explained.length,
    unexplained: unused.length - explained.length,
    refused: sum(({ refusals }) => refusals.reduce((all, { calls }) => all + calls, 0)),
    probes: sum(({ probes }) => probes.planned),
    probesRefused: sum(({ probes }) => probes.refused),
    notJudged: sum(({ probes }) => probes.notJudged.length),
  };
}
