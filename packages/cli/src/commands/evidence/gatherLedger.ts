import type { IAMClient } from "@aws-sdk/client-iam";
import { STSClient } from "@aws-sdk/client-sts";
import { parseArn } from "@sallyport/intents";
import { readDecisions } from "@sallyport/sandbox";
import { type Explanation, explanations } from "../../evidence/ledger/explanations.js";
import type { GrantLedger } from "../../evidence/ledger/GrantLedger.js";
import type { IntendedRole } from "../../evidence/ledger/IntendedRole.js";
import { intendedRoles } from "../../evidence/ledger/intendedRoles.js";
import { ledgerOf, type RoleEvidence } from "../../evidence/ledger/ledgerOf.js";
import { readRoleGrants } from "../../evidence/ledger/readRoleGrants.js";
import { type AllowedCall, recordedCalls } from "../../evidence/ledger/recordedCalls.js";
import { judgeProbes } from "../../evidence/probes/judgeProbes.js";
import { knownCalls } from "../../evidence/probes/knownCalls.js";
import { planProbes } from "../../evidence/probes/planProbes.js";
import { judgeSent } from "../../evidence/probes/sending/judgeSent.js";
import { openProbeSession } from "../../evidence/probes/sending/openProbeSession.js";
import { probesToSend } from "../../evidence/probes/sending/probesToSend.js";
import { type SentProbe, sendProbes } from "../../evidence/probes/sending/sendProbes.js";
import type { ConfirmedRemoval } from "../../evidence/removal/ConfirmedRemoval.js";
import { readRuns } from "../../evidence/runs/readRuns.js";
import { runOf } from "../../evidence/runs/runOf.js";
import { CommandError } from "../../output/CommandError.js";
import { startProgress } from "../../output/progress.js";
import { inParallel } from "../../pipeline/inParallel.js";
import { readStackState } from "../../pulumi/stack/readStackState.js";
import type { SandboxStack } from "./SandboxStack.js";
import { sandboxPlace } from "./sandboxPlace.js";

/** Roles that are looked at at the same time. */
const parallel = 4;

/** Of the probes that are drawn, so that two runs over the same roles try the same calls. */
const seed = 11;

interface Gathering {
  readonly home: string;
  readonly iam: IAMClient;
  readonly region: string;
  readonly stacks: readonly SandboxStack[];
  /** The one role to look at; undefined for all. */
  readonly role?: string | undefined;
  /** Calls from then on. Default: all that the log has. */
  readonly since?: Date | undefined;
  /** Sends every probe that can be sent, instead of a sample. Default: false */
  readonly sendAll?: boolean | undefined;
  /** What is taken for an explanation. Default: all that are reviewed */
  readonly explained?: readonly Explanation[];
  /** What real runs have missed. Default: nothing */
  readonly removals?: readonly ConfirmedRemoval[];
}

/** The ledger of the roles of some stacks: state, IAM and decision log, read and compared, and probes judged. */
export async function gatherLedger(gathering: Gathering): Promise<GrantLedger> {
  const { home, stacks, role, since, explained = explanations, removals = [] } = gathering;
  const all: IntendedRole[] = [];
  for (const stack of stacks)
    all.push(...intendedRoles(stack.project, await readStackState(sandboxPlace(home, stack))));
  const roles = chosen(all, role);
  const stackOf = new Map(roles.map((one) => [one.role, one.stack]));
  const runs = readRuns(home);
  const decisions = readDecisions(home, since === undefined ? {} : { since });
  const calls = await recordedCalls(new Set(stackOf.keys()), decisions, (name, time) =>
    runOf(runs, stackOf.get(name) ?? "", time),
  );
  const started = new Date();
  const sent: SentProbe[] = [];
  const evidence: RoleEvidence[] = [];
  const progress = startProgress("roles", roles.length);
  const sts = new STSClient({ region: gathering.region });
  try {
    await inParallel(parallel, roles, async (intended) => {
      const ofRole = calls.get(intended.role) ?? { allowed: [], refused: [] };
      const { grants, probes } = await probed(gathering, intended, all, ofRole.allowed);
      evidence.push({ intended, grants, calls: ofRole, probes });
      sent.push(...(await sendSome(gathering, sts, grants, probes)));
      progress.update(evidence.length);
    });
  } finally {
    sts.destroy();
    progress.end();
  }
  const verdicts = await judgeSent(sent, readDecisions(home, { since: started }));
  const place = ({ intended }: RoleEvidence) => roles.indexOf(intended);
  const judged = evidence
    .sort((one, other) => place(one) - place(other))
    .map((one) => ({ ...one, probes: one.probes.map((probe) => withVerdict(probe, verdicts.get(probe))) }));
  const ledger = ledgerOf(judged, explained, removals);
  // Of one role alone nobody can say what a stack leaves unexplained.
  return role === undefined ? ledger : { ...ledger, idleExplanations: [], staleExplanations: [] };
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

/** What a role holds, and what an evaluation of that says of its probes. */
async function probed(
  { iam, region }: Gathering,
  intended: IntendedRole,
  all: readonly IntendedRole[],
  allowed: readonly AllowedCall[],
): Promise<Pick<RoleEvidence, "grants" | "probes">> {
  const grants = await readRoleGrants(iam, intended.stack, intended.role);
  const account = parseArn(grants.arn)?.accountId ?? "";
  // Where the state does not tell what was meant, what is granted has to do.
  const statements = intended.statements ?? grants.statements;
  const others = all.filter((one) => one !== intended);
  const planned = planProbes({ role: intended.role, account, region, statements, others }, seed);
  const known = knownCalls(grants.statements, allowed);
  return { grants, probes: await judgeProbes(iam, grants.statements, planned, known) };
}

async function sendSome(
  { region, sendAll = false }: Gathering,
  sts: STSClient,
  { role, arn }: RoleEvidence["grants"],
  probes: RoleEvidence["probes"],
): Promise<readonly SentProbe[]> {
  const some = probesToSend(probes, seed, sendAll);
  if (arn === "" || some.length === 0) return [];
  return await sendProbes(role, some, await openProbeSession(sts, arn), region);
}

/** What was decided on a call outweighs what a simulation says of it. */
function withVerdict(
  probe: RoleEvidence["probes"][number],
  verdict: "refused" | "allowed" | undefined,
): RoleEvidence["probes"][number] {
  return verdict === undefined ? probe : { ...probe, outcome: verdict, by: "call", why: undefined };
}
