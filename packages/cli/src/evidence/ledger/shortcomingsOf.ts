import type { GrantLedger } from "./GrantLedger.js";

/** Probes of each role that must be judged. */
const fewestProbes = 20;

/** What a ledger must not have, a line each: none where least privilege is proven. */
export function shortcomingsOf({ roles, staleExplanations }: GrantLedger): readonly string[] {
  return [
    ...roles.flatMap(({ role, statements, refusals, probes }) => [
      ...statements
        .filter(({ calls, reason }) => calls === 0 && reason === null)
        .map(({ policy, statement }) => `${role}: ${policy} ${statement} is neither used nor explained`),
      ...refusals.map(({ action, resource }) => `${role}: ${action} on ${resource} was refused`),
      ...probes.allowed.map(({ kind, action, resource }) => `${role}: ${action} on ${resource} is allowed (${kind})`),
      ...tooFew(role, probes.planned - probes.notJudged.length),
    ]),
    ...staleExplanations.map(
      ({ stack, role, statement }) => `${stack}: no ${role} holds ${statement}, which is explained`,
    ),
  ];
}

function tooFew(role: string, judged: number): readonly string[] {
  return judged < fewestProbes ? [`${role}: ${judged} probes were judged, which is less than ${fewestProbes}`] : [];
}
