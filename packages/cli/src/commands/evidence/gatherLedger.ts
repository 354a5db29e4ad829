import type { IAMClient } from "@aws-sdk/client-iam";
import { parseArn } from "@sallyport/intents";
import { readDecisions } from "@sallyport/sandbox";
import { explanations } from "../../evidence/ledger/explanations.js";
import type { GrantLedger } from "../../evidence/ledger/GrantLedger.js";
import type { IntendedRole } from "../../evidence/ledger/IntendedRole.js";
import { intendedRoles } from "../../evidence/ledger/intendedRoles.js";
import { ledgerOf, type RoleEvidence } from "../../evidence/ledger/ledgerOf.js";
import { readRoleGrants } from "../../evidence/ledger/readRoleGrants.js";
import { type RoleCalls, recordedCalls } from "../../evidence/ledger/recordedCalls.js";
import { judgeProbes } from "../../evidence/probes/judgeProbes.js";
import { knownCalls } from "../../evidence/probes/knownCalls.js";
import { planProbes } from "../../evidence/probes/planProbes.js";
import { CommandError } from "../../output/CommandError.js";
import { startProgress } from "../../output/progress.js";
import { inParallel } from "../../pipeline/inParallel.js";
import { sandboxStack } from "../../pulumi/PulumiProject.js";
import { findStack } from "../../pulumi/stack/findStack.js";
import { readStackState } from "../../pulumi/stack/readStackState.js";

/** Roles that are looked at at the same time. */
const parallel = 4;

interface Gathering {
  readonly home: string;
  readonly iam: IAMClient;
  readonly region: string;
  /** The stacks, by the names of their projects on the command line. */
  readonly stacks: readonly string[];
  /** The one role to look at; undefined for all. */
  readonly role: string | undefined;
  /** Of the probes that are drawn. */
  readonly seed: number;
}

/** The ledger of the roles of some stacks: state, IAM and decision log, read and compared, and probes judged. */
export async function gatherLedger({ home, iam, region, stacks, role, seed }: Gathering): Promise<GrantLedger> {
  const roles = chosen(await rolesOfStacks(stacks), role);
  const calls = await recordedCalls(new Set(roles.map((one) => one.role)), readDecisions(home));
  const evidence: RoleEvidence[] = [];
  const progress = startProgress("roles", roles.length);
  try {
    await inParallel(parallel, roles, async (intended) => {
      const ofRole = calls.get(intended.role) ?? { allowed: [], refused: [] };
      evidence.push(await evidenceOf(iam, region, intended, ofRole, seed));
      progress.update(evidence.length);
    });
  } finally {
    progress.end();
  }
  const place = ({ intended }: RoleEvidence) => roles.indexOf(intended);
  const ledger = ledgerOf(
    evidence.sort((one, other) => place(one) - place(other)),
    explanations,
  );
  // Of one role alone nobody can say what a stack leaves unexplained.
  return role === undefined ? ledger : { ...ledger, idleExplanations: [] };
}

async function rolesOfStacks(stacks: readonly string[]): Promise<readonly IntendedRole[]> {
  const roles: IntendedRole[] = [];
  for (const stack of stacks)
    roles.push(...intendedRoles(stack, await readStackState(await findStack(stack, sandboxStack))));
  return roles;
}

function chosen(roles: readonly IntendedRole[], role: string | undefined): readonly IntendedRole[] {
  if (role === undefined) return roles;
  const named = roles.filter((one) => one.role === role);
  if (named.length > 0) return named;
  throw new CommandError(
    `no stack has a role ${role}`,
    `name one of ${roles.map((one) => one.role).join(", ") || "a stack that has roles"}`,
    64,
  );
}

async function evidenceOf(
  iam: IAMClient,
  region: string,
  intended: IntendedRole,
  calls: RoleCalls,
  seed: number,
): Promise<RoleEvidence> {
  const grants = await readRoleGrants(iam, intended.stack, intended.role);
  const account = parseArn(grants.arn)?.accountId ?? "";
  // Where the state does not tell what was meant, what is granted has to do.
  const statements = intended.statements ?? grants.statements;
  const planned = planProbes({ role: intended.role, account, region, statements }, seed);
  const known = knownCalls(grants.statements, calls.allowed);
  return { intended, grants, calls, probes: await judgeProbes(iam, grants.statements, planned, known) };
}
