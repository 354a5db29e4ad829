import type { Probe } from "../probes/Probe.js";
import type { ProbeOutcome } from "../probes/ProbeOutcome.js";
import type { ConfirmedRemoval } from "../removal/ConfirmedRemoval.js";
import { driftOf } from "./driftOf.js";
import { explains } from "./explains.js";
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

/** What somebody has written down about statements. */
interface Known {
  readonly explanations: readonly Explanation[];
  readonly removals: readonly ConfirmedRemoval[];
}

/** The ledger of some roles. */
export function ledgerOf(
  evidence: readonly RoleEvidence[],
  explanations: readonly Explanation[],
  removals: readonly ConfirmedRemoval[] = [],
): GrantLedger {
  const needed = new Set<Explanation>();
  const roles = evidence.map((one) => ledgerRole(one, { explanations, removals }, needed));
  const inView = explanations.filter((one) => roles.some(({ stack }) => stack === one.stack));
  const isOfNothing = (one: Explanation) =>
    !roles.some((role) => role.statements.some(({ statement }) => explains(one, role, statement)));
  const stale = inView.filter((one) => one.setting === undefined && isOfNothing(one));
  const idle = inView.filter((one) => !needed.has(one) && !isOfNothing(one));
  const told = ({ stack, role, statement, reason }: Explanation) => ({ stack, role, statement, reason });
  return {
    ...{ summary: summaryOf(roles), roles },
    ...{ idleExplanations: idle.map(told), staleExplanations: stale.map(told) },
  };
}

function ledgerRole(
  { intended, grants, calls, probes }: RoleEvidence,
  { explanations, removals }: Known,
  needed: Set<Explanation>,
): LedgerRole {
  const { stack, role, arn, boundary, trustedBy, statements } = grants;
  const reasons = new Map<RoleStatement, string>();
  const ledger = statements
    .filter(({ effect }) => effect === "Allow")
    .map((statement): LedgerStatement => {
      const use = useOf(statement, calls.allowed);
      const explanation = explanations.find((one) => explains(one, grants, statement.sid));
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
        missedBy: missedBy(removals.find((one) => isOf(one, grants, statement))),
      };
    });
  return {
    ...{ stack, role, arn, boundary, trustedBy, statements: ledger, refusals: calls.refused },
    drift: driftOf(intended.statements, statements, calls.allowed),
    proposal: minimisedPolicy(statements, calls.allowed, (statement) => reasons.has(statement)),
    probes: probesOf(probes),
  };
}

function isOf(removal: ConfirmedRemoval, { stack, role }: RoleGrants, { policy, sid }: RoleStatement): boolean {
  return removal.stack === stack && removal.role === role && removal.policy === policy && removal.statement === sid;
}

function missedBy(removal: ConfirmedRemoval | undefined): LedgerStatement["missedBy"] {
  return removal === undefined ? null : { test: removal.test, refused: removal.refused };
}

function probesOf(probes: readonly (Probe & ProbeOutcome)[]): LedgerProbes {
  const of = (outcome: ProbeOutcome["outcome"]) => probes.filter((probe) => probe.outcome === outcome);
  const call = ({ kind, action, resource }: Probe) => ({ kind, action, resource });
  const refused = of("refused");
  return {
    planned: probes.length,
    refused: refused.length,
    sent: probes.filter(({ by }) => by === "call").length,
    refusedWhenSent: refused.filter(({ by }) => by === "call").map(call),
    refusedBySimulation: refused.filter(({ by }) => by !== "call").map(call),
    allowed: of("allowed").map(({ by = "simulation", ...probe }) => ({ ...call(probe), by })),
    notJudged: of("not-judged").map(({ why = "", ...probe }) => ({ ...call(probe), why })),
  };
}

function summaryOf(roles: readonly LedgerRole[]): LedgerSummary {
  const statements = roles.flatMap((role) => role.statements);
  const unused = statements.filter(({ calls }) => calls === 0);
  const explained = unused.filter(({ reason }) => reason !== null);
  const sum = (count: (role: LedgerRole) => number) => roles.reduce((all, role) => all + count(role), 0);
  const probes = sum((role) => role.probes.planned);
  const sent = sum((role) => role.probes.sent);
  const notJudged = sum((role) => role.probes.notJudged.length);
  return {
    roles: roles.length,
    statements: statements.length,
    used: statements.length - unused.length,
    explained: explained.length,
    unexplained: unused.length - explained.length,
    missed: statements.filter((statement) => statement.missedBy !== null).length,
    refused: sum(({ refusals }) => refusals.reduce((all, { calls }) => all + calls, 0)),
    probes,
    probesRefused: sum((role) => role.probes.refused),
    probesSent: sent,
    notJudged,
    judgedShare: share(probes - notJudged, probes),
    sentShare: share(sent, probes),
    fewestJudged: roles.length === 0 ? 0 : Math.min(...roles.map(judgedOf)),
  };
}

function judgedOf({ probes }: LedgerRole): number {
  return probes.planned - probes.notJudged.length;
}

function share(part: number, all: number): number {
  return all === 0 ? 0 : Math.round((part / all) * 1000) / 1000;
}
