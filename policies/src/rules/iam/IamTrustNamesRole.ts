import type { PolicyStatement } from "../../documents/parsePolicy.js";
import { requiredValues } from "../../documents/requiredValues.js";
import type { RelationRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { roleType } from "./roleGraph.js";
import { accountOf, ownAccounts, trustOf } from "./trustOf.js";

interface Settings {
  readonly ownAccounts: readonly string[];
  readonly trustedAccounts: readonly string[];
}

/** What shows more than an ARN does: a word that only the other side was told, or the organization. */
const proofs = ["sts:ExternalId", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths"] as const;
const accounts = { type: "array", items: { type: "string", pattern: "^\\d{12}$" } } as const;
const trust = (AWS: string, Condition?: object) => [
  {
    type: roleType,
    name: "reader",
    props: {
      assumeRolePolicy: JSON.stringify({
        Statement: [{ Effect: "Allow", Principal: { AWS }, Action: "sts:AssumeRole", ...(Condition && { Condition }) }],
      }),
    },
  },
];
const partner = "arn:aws:iam::999999999999:role/reports";
const external = { StringEquals: { "sts:ExternalId": "orders-7f3a" } };

/**
 * A role that other accounts may take names one of their roles, and asks for an external id or the organization. Roles of the own account
 * need no proof, where the account is known: from the boundary, the component or the settings.
 */
export const IamTrustNamesRole: RelationRule<Settings> = {
  id: "iam-trust-names-role",
  title: "Other accounts take a role as one named role, and with a proof",
  severity: "high",
  why: "An account that is trusted as a whole decides itself who comes in; a role's ARN alone can be used by a deputy that serves others too",
  fix: "trust one role's ARN and add the condition StringEquals sts:ExternalId or aws:PrincipalOrgID (CrossAccountRole)",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html",
  controls: ["IAM-13"],
  scope: "stack",
  types: [roleType],
  settings: {
    ownAccounts: { description: "Accounts whose roles need no proof", default: [], schema: accounts },
    trustedAccounts: {
      description: "The only other accounts that may be trusted; empty where any may",
      default: [],
      schema: accounts,
    },
  },
  evaluate: (role, graph, settings) => {
    const own = [...settings.ownAccounts, ...ownAccounts(role, graph)];
    return verdictOf(trustOf(role).flatMap((statement) => findingsOf(role.name, statement, own, settings)));
  },
  examples: {
    good: trust(partner, external),
    bad: trust("arn:aws:iam::999999999999:root"),
    others: {
      "a role without a proof": trust(partner),
      "an account by its number, with a proof": trust("999999999999", external),
      "a proof that any value passes": trust(partner, { StringLike: { "sts:ExternalId": "*" } }),
      "a proof that need not be there": trust(partner, { StringEqualsIfExists: { "sts:ExternalId": "orders-7f3a" } }),
    },
  },
};

function findingsOf(
  role: string,
  statement: PolicyStatement,
  own: readonly string[],
  { trustedAccounts }: Settings,
): readonly Finding[] {
  const proven = proofs.some((key) => {
    const values = requiredValues(statement, key);
    return values.length > 0 && !values.some((value) => /^\**$/.test(value));
  });
  return statement.principals
    .filter(({ kind, value }) => kind === "AWS" && value !== "*")
    .flatMap(({ value }) => {
      const account = accountOf(value);
      const foreign = !own.includes(account);
      return [
        ...(isWhole(value) ? [{ id: `Account::${value}`, message: `role ${role} trusts everybody of ${value}` }] : []),
        ...(foreign && !proven
          ? [
              {
                id: `Proof::${value}`,
                message: `role ${role} trusts ${value} without an external id or the organization`,
              },
            ]
          : []),
        ...(foreign && trustedAccounts.length > 0 && !trustedAccounts.includes(account)
          ? [{ id: `Unlisted::${value}`, message: `role ${role} trusts ${value}, whose account is not listed` }]
          : []),
      ];
    });
}

/** An account, and not one of its roles. */
function isWhole(principal: string): boolean {
  return /^\d{12}$/.test(principal) || /:root$/.test(principal);
}
