import { type IAMClient, SimulateCustomPolicyCommand } from "@aws-sdk/client-iam";
import { isAbout } from "../ledger/isAbout.js";
import type { RoleStatement } from "../ledger/RoleGrants.js";
import type { Probe } from "./Probe.js";
import type { ProbeOutcome } from "./ProbeOutcome.js";
import { unconditionedDocument } from "./unconditionedDocument.js";

interface Call {
  readonly action: string;
  readonly resource: string;
}

/**
 * Judges probes by the sandbox's IAM, on what a role holds: once as if every condition of an Allow were met, so that what is refused then is
 * refused whatever the circumstances; and what is allowed then, once more by the statements without a condition.
 *
 * The emulator's simulation knows no circumstances of a call and no boundary, and asks no resource's own policy: a refusal is the role's
 * policies' own. It is believed only for roles to whose known calls it says yes.
 *
 * @param known calls that the role is allowed
 */
export async function judgeProbes(
  iam: IAMClient,
  statements: readonly RoleStatement[],
  probes: readonly Probe[],
  known: readonly Call[],
): Promise<readonly (Probe & ProbeOutcome)[]> {
  const unconditional = unconditionedDocument(
    statements.filter(({ effect, conditions }) => effect === "Deny" || isEmpty(conditions)),
  );
  const anyCircumstances = unconditionedDocument(statements);
  const judged = probes.filter(({ unjudged }) => unjudged === undefined);
  const loosely = await evaluate(iam, anyCircumstances, [...known, ...judged]);
  const strictly = await evaluate(iam, unconditional, judged.filter(loosely));
  const doubt = known.find((call) => !loosely(call));
  const mayBeDenied = ({ action, resource }: Call) =>
    statements.some((one) => one.effect === "Deny" && !isEmpty(one.conditions) && isAbout(one, action, resource));
  return probes.map((probe) => {
    if (probe.unjudged !== undefined) return { ...probe, outcome: "not-judged", why: probe.unjudged };
    if (doubt !== undefined)
      return {
        ...probe,
        outcome: "not-judged",
        why: `the simulation refuses ${doubt.action} too, which the role is allowed`,
      };
    if (!loosely(probe)) return { ...probe, outcome: "refused", by: "simulation" };
    if (strictly(probe) && !mayBeDenied(probe)) return { ...probe, outcome: "allowed", by: "simulation" };
    return {
      ...probe,
      outcome: "not-judged",
      why: "only a condition refuses it, and the simulation knows no circumstances",
    };
  });
}

/** Whether a document allows each of some calls. */
async function evaluate(iam: IAMClient, document: string, calls: readonly Call[]): Promise<(call: Call) => boolean> {
  const allowed = new Set<string>();
  for (const resource of new Set(calls.map((call) => call.resource))) {
    const ofResource = calls.filter((call) => call.resource === resource);
    const ActionNames = [...new Set(ofResource.map(({ action }) => action))];
    const { EvaluationResults = [] } = await iam.send(
      new SimulateCustomPolicyCommand({ PolicyInputList: [document], ActionNames, ResourceArns: [resource] }),
    );
    for (const { EvalActionName, EvalDecision } of EvaluationResults)
      if (EvalDecision === "allowed") allowed.add(`${EvalActionName} ${resource}`);
  }
  return ({ action, resource }) => allowed.has(`${action} ${resource}`);
}

function isEmpty(conditions: RoleStatement["conditions"]): boolean {
  return Object.keys(conditions).length === 0;
}
