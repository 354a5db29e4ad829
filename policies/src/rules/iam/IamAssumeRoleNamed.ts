import { allowsAction } from "../../documents/allowsAction.js";
import { arnParts } from "../../documents/arnParts.js";
import { identityPolicyTypes } from "../../documents/identityPolicies.js";
import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { grantedBy } from "./roleGraph.js";

const [rolePolicyType] = identityPolicyTypes;
const policyWith = (Resource: string) => [
  {
    type: rolePolicyType,
    name: "access",
    props: {
      policy: JSON.stringify({ Statement: [{ Sid: "Assume", Effect: "Allow", Action: "sts:AssumeRole", Resource }] }),
    },
  },
];

/** Identity policies name the roles that they let be assumed, each by its whole ARN. A boundary lets nothing be done, so its patterns do not count. */
export const IamAssumeRoleNamed: RelationRule = {
  id: "iam-assume-role-named",
  title: "Identity policies name the roles that may be assumed",
  severity: "high",
  why: "A pattern of roles reaches every role that trusts the account, in other accounts and other environments too",
  fix: "give the full ARN of each role in Resource, without * or ?",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html",
  controls: ["IAM-13", "IAM-14"],
  scope: "stack",
  types: identityPolicyTypes,
  evaluate: (policy, graph) =>
    verdictOf(
      grantedBy(policy, graph)
        .filter((statement) => allowsAction(statement, "sts:AssumeRole"))
        .flatMap(({ sid, resources, notResources }) =>
          [...resources.filter((arn) => !isOneRole(arn)), ...notResources.map((arn) => `all but ${arn}`)].map(
            (arn) => ({
              id: `Role::${arn}`,
              message: `statement ${sid} of ${policy.name} lets ${arn} be assumed`,
            }),
          ),
        ),
    ),
  examples: {
    good: policyWith("arn:aws:iam::111122223333:role/reports"),
    bad: policyWith("*"),
    others: {
      "every role of an account": policyWith("arn:aws:iam::111122223333:role/*"),
      "one name in every account": policyWith("arn:aws:iam::*:role/admin"),
    },
  },
};

function isOneRole(arn: string): boolean {
  return arnParts(arn) !== undefined && !/[*?]/.test(arn);
}
