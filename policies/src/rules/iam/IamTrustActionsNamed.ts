import type { PolicyStatement } from "../../documents/parsePolicy.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { roleType } from "./roleGraph.js";
import { trustOf } from "./trustOf.js";

/** What each kind of principal may do with a role: take it, in the way that it signs in, and describe its session. */
const sessions = ["sts:SetContext", "sts:SetSourceIdentity", "sts:TagSession"];
const ways: Readonly<Record<string, readonly string[]>> = {
  AWS: ["sts:AssumeRole", ...sessions],
  Service: ["sts:AssumeRole", ...sessions],
  Federated: ["sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity", ...sessions],
};

const trust = (more: object) => [
  {
    type: roleType,
    name: "worker",
    props: {
      assumeRolePolicy: JSON.stringify({
        Statement: [
          {
            Sid: "Assume",
            Effect: "Allow",
            Principal: { Service: "lambda.amazonaws.com" },
            Action: "sts:AssumeRole",
            ...more,
          },
        ],
      }),
    },
  },
];

/** A trust policy allows the one way in which its principal takes the role. */
export const IamTrustActionsNamed: ResourceRule = {
  id: "iam-trust-actions-named",
  title: "Trust policies name the way in which the role is taken",
  severity: "medium",
  why: "sts:* also lets a role be taken in ways that the conditions were not written for, and sessions be tagged at will",
  fix: "allow sts:AssumeRole to services and roles, and sts:AssumeRoleWithWebIdentity to an issuer of tokens",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html",
  controls: ["IAM-12", "IAM-01"],
  scope: "resource",
  types: [roleType],
  evaluate: (role) => verdictOf(trustOf(role).flatMap((statement) => findingsOf(role.name, statement))),
  examples: {
    good: trust({}),
    bad: trust({ Action: "sts:*" }),
    others: {
      "every action": trust({ Action: "*" }),
      "another way than the principal's": trust({ Action: "sts:AssumeRoleWithWebIdentity" }),
      "everything but a list": trust({ Action: undefined, NotAction: "sts:TagSession" }),
    },
  },
};

function findingsOf(role: string, { sid, actions, notActions, principals }: PolicyStatement): readonly Finding[] {
  const meant = new Set(principals.flatMap(({ kind }) => ways[kind] ?? ways.AWS ?? []));
  return [
    ...actions
      .filter((action) => !meant.has(action))
      .map((action) => ({ id: `Action::${action}`, message: `statement ${sid} of role ${role} allows ${action}` })),
    ...(notActions.length > 0
      ? [{ id: `NotAction::${sid}`, message: `statement ${sid} of role ${role} allows everything but a list` }]
      : []),
  ];
}
