import { allowsAction } from "../../documents/allowsAction.js";
import { identityPolicyTypes } from "../../documents/identityPolicies.js";
import type { PolicyStatement } from "../../documents/parsePolicy.js";
import { requiredValues } from "../../documents/requiredValues.js";
import type { RelationRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { isOpen } from "./openStatements.js";
import { grantedBy, rolePolicyType } from "./roleGraph.js";

const policyWith = (Resource: string, Condition?: object) => [
  {
    type: rolePolicyType,
    name: "scheduler",
    props: {
      policy: JSON.stringify({
        Statement: [
          { Sid: "Pass", Effect: "Allow", Action: "iam:PassRole", Resource, ...(Condition && { Condition }) },
        ],
      }),
    },
  },
];
const toTasks = { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } };
const role = "arn:aws:iam::111122223333:role/orders-task";

/** Every right to pass roles is for named roles and for a named service. */
export const IamPassRoleScoped: RelationRule = {
  id: "iam-pass-role-scoped",
  title: "Roles are passed by name, and to one service",
  severity: "high",
  why: "Who passes a role lends its rights: to any service he likes, unless iam:PassedToService says to which",
  fix: "name the role's ARN and add the condition StringEquals iam:PassedToService",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
  controls: ["IAM-01", "IAM-09"],
  scope: "stack",
  types: identityPolicyTypes,
  evaluate: (policy, graph) =>
    verdictOf(
      grantedBy(policy, graph)
        .filter((statement) => allowsAction(statement, "iam:PassRole"))
        .flatMap((statement) => findingsOf(policy.name, statement)),
    ),
  examples: {
    good: policyWith(role, toTasks),
    bad: policyWith("*", toTasks),
    others: {
      "every role of the account": policyWith("arn:aws:iam::111122223333:role/*", toTasks),
      "to any service": policyWith(role),
      "to any service by a pattern": policyWith(role, { StringLike: { "iam:PassedToService": "*" } }),
    },
  },
};

function findingsOf(policy: string, statement: PolicyStatement): readonly Finding[] {
  const services = requiredValues(statement, "iam:PassedToService");
  const where = `statement ${statement.sid} of ${policy}`;
  return [
    ...(isOpen(statement) ? [{ id: `Role::${statement.sid}`, message: `${where} passes any role` }] : []),
    ...(services.length === 0 || services.some((service) => service.includes("*"))
      ? [{ id: `Service::${statement.sid}`, message: `${where} passes roles to any service` }]
      : []),
  ];
}
