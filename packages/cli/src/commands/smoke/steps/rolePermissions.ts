import { type IAMClient, SimulatePrincipalPolicyCommand } from "@aws-sdk/client-iam";
import type { CheckedItem } from "../../../checked/CheckedItem.js";
import { itemOf, type Problem } from "../../../checked/itemOf.js";
import { rolesOf } from "../../describe/rolesOf.js";
import type { DescribedRole } from "../../describe/StackDescription.js";
import { StateView } from "../../describe/StateView.js";
import type { SmokeStep } from "../SmokeStep.js";

/** What no role of a workload may do, whatever it is for. */
const forbidden = [
  "iam:CreateUser",
  "iam:AttachRolePolicy",
  "s3:DeleteBucket",
  "cloudtrail:StopLogging",
  "kms:ScheduleKeyDeletion",
];
/** Statements of a role that are simulated: enough to see a wrong account, boundary or resource. */
const simulated = 20;

/**
 * Roles may do what the stack grants them, and nothing of what nobody may: simulated by IAM for each. A statement with conditions is left out,
 * since what they ask for depends on the call.
 */
export const rolePermissions: SmokeStep = {
  name: "role-permissions",
  code: 11,
  run: async ({ resources, clients, account, regions: [region = ""] }) => {
    const roles = rolesOf(new StateView(resources)).filter(({ name }) => name !== "");
    const iam = clients.iam(region);
    const found: Problem[] = [];
    for (const role of roles) found.push(...(await problemsOf(iam, role, account)));
    return named(
      itemOf("", `${roles.length} roles: what they are granted is allowed, and what nobody may is denied`, found),
    );
  },
};

function named(item: CheckedItem): CheckedItem {
  return { ...item, name: rolePermissions.name };
}

async function problemsOf(
  iam: IAMClient,
  { name, statements }: DescribedRole,
  account: string,
): Promise<readonly Problem[]> {
  const granted = statements
    .filter(({ effect, conditions, actions }) => effect === "Allow" && conditions.length === 0 && actions.length > 0)
    .slice(0, simulated);
  const found: Problem[] = [];
  for (const { actions, resources } of granted) {
    const allowed = await decisions(iam, { name, account, actions, resource: concrete(resources[0] ?? "*") });
    for (const [action, decision] of allowed) {
      if (decision === "allowed") continue;
      found.push({
        message: `${name} is denied ${action}, which the stack grants`,
        fix: "See its permissions boundary, the organization's guardrails, and whether policies were changed by hand: pulumi refresh",
      });
    }
  }
  const denied = await decisions(iam, { name, account, actions: forbidden, resource: "*" });
  for (const [action, decision] of denied) {
    if (decision !== "allowed") continue;
    found.push({
      message: `${name} is allowed ${action}`,
      fix: "docs/runbooks/suspicious-access.md; then pulumi up, which takes it away",
    });
  }
  return found;
}

interface Question {
  readonly name: string;
  readonly account: string;
  readonly actions: readonly string[];
  readonly resource: string;
}

async function decisions(
  iam: IAMClient,
  { name, account, actions, resource }: Question,
): Promise<readonly (readonly [string, string])[]> {
  const { EvaluationResults = [] } = await iam.send(
    new SimulatePrincipalPolicyCommand({
      PolicySourceArn: `arn:aws:iam::${account}:role/${name}`,
      ActionNames: actions.map((action) => action.replaceAll("*", "")),
      ResourceArns: [resource],
    }),
  );
  return EvaluationResults.map(({ EvalActionName = "", EvalDecision = "" }) => [EvalActionName, EvalDecision] as const);
}

/** A resource that a pattern stands for. */
function concrete(pattern: string): string {
  return pattern === "*" ? pattern : pattern.replaceAll("*", "smoke");
}
