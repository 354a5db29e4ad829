import type { PolicyStatement } from "../../documents/parsePolicy.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, verdictOf } from "../../engine/Verdict.js";
import { contextOf } from "./contextOf.js";
import { intendedTrust } from "./intendedTrust.js";
import { roleComponents } from "./intentsOfComponents.js";
import { isUnder } from "./isUnder.js";
import { roleType } from "./roleGraph.js";
import { trustOf } from "./trustOf.js";

const organization = { "aws:PrincipalOrgID": "o-a1b2c3d4e5" };
const external = { "sts:ExternalId": "orders-7f3a" };
const trustedRoleArn = "arn:aws:iam::999999999999:role/reports";
const reader = (StringEquals: object, AWS = trustedRoleArn) => [
  {
    type: roleType,
    name: "role",
    parent: "reader",
    props: {
      assumeRolePolicy: JSON.stringify({
        Statement: [
          { Sid: "Assume", Effect: "Allow", Principal: { AWS }, Action: "sts:AssumeRole", Condition: { StringEquals } },
        ],
      }),
    },
  },
  {
    type: "sallyport:index:CrossAccountRole",
    name: "reader",
    props: {
      trustedRoleArn,
      externalId: "orders-7f3a",
      organizationId: "o-a1b2c3d4e5",
      account: { accountId: "111122223333" },
      region: "eu-west-1",
    },
  },
];

/** The roles of components let in whom their arguments say, under every condition that the arguments mean. */
export const TrustedAsIntended: RelationRule = {
  id: "trusted-as-intended",
  title: "Roles trust whom their component was told, and nobody else",
  severity: "high",
  why: "A trust that was changed beside the arguments lets in whom no review of the program shows",
  fix: "change whom the component trusts by its arguments, and leave assumeRolePolicy alone",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage-assume.html",
  controls: ["IAM-12", "IAM-13"],
  scope: "stack",
  types: [roleType],
  evaluate: (role, graph) => {
    const component = graph.ancestors(role).find(({ type }) => roleComponents.has(type));
    if (component === undefined) return compliant;
    const place = contextOf(component, role);
    if (place === undefined) return { kind: "undetermined", reason: `the account of ${component.name} is not known` };
    // A trust that names sources shows their region; one that names none needs no region.
    const intended = intendedTrust(component, { ...place, region: place.region ?? "" });
    return verdictOf(
      trustOf(role)
        .filter((statement) => !isIntended(statement, intended))
        .map(({ sid }) => ({
          id: `Statement::${sid}`,
          message: `statement ${sid} of role ${role.name} lets in more than ${component.name} was told to`,
        })),
    );
  },
  examples: {
    good: reader({ ...organization, ...external }),
    bad: reader({ ...external }),
    others: {
      "another organization": reader({ ...external, "aws:PrincipalOrgID": "o-zzzzzzzzzz" }),
      "another role for sessions than the one that was named": [
        {
          type: roleType,
          name: "role",
          parent: "session",
          props: {
            assumeRolePolicy: JSON.stringify({
              Statement: [
                {
                  Sid: "Open",
                  Effect: "Allow",
                  Principal: { AWS: "arn:aws:iam::111122223333:role/other" },
                  Action: "sts:AssumeRole",
                },
              ],
            }),
          },
        },
        {
          type: "sallyport:index:SessionRole",
          name: "session",
          props: { openedBy: "worker", account: { accountId: "111122223333" }, region: "eu-west-1" },
        },
      ],
      "another role": reader({ ...organization, ...external }, "arn:aws:iam::999999999999:role/other"),
    },
  },
};

function isIntended(statement: PolicyStatement, intended: readonly PolicyStatement[]): boolean {
  if (statement.notActions.length > 0 || statement.notPrincipals.length > 0) return false;
  return intended.some(
    (one) =>
      isUnder(statement, one) &&
      statement.actions.every((action) => one.actions.includes(action)) &&
      statement.principals.every(({ kind, value }) =>
        one.principals.some((other) => other.kind === kind && other.value === value),
      ),
  );
}
