import type { PolicyStatement } from "../../documents/parsePolicy.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { roleType } from "./roleGraph.js";
import { trustOf } from "./trustOf.js";

const provider = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
const aud = { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" };
const sub = (value: string) => ({ "token.actions.githubusercontent.com:sub": value });
const trust = (Condition: object, Federated = provider) => [
  {
    type: roleType,
    name: "deployer",
    props: {
      assumeRolePolicy: JSON.stringify({
        Statement: [{ Effect: "Allow", Principal: { Federated }, Action: "sts:AssumeRoleWithWebIdentity", Condition }],
      }),
    },
  },
];
const main = sub("repo:acme/orders:ref:refs/heads/main");

/** A role for tokens of an issuer says exactly what they are for and whom they are about. */
export const IamFederationExact: ResourceRule = {
  id: "iam-federation-exact",
  title: "Roles for tokens name the audience and the subjects exactly",
  severity: "critical",
  why: "An issuer such as GitHub signs tokens for everybody: a pattern of subjects lets pull requests, other branches or other people's repositories in",
  fix: 'use StringEquals with <issuer>:aud and <issuer>:sub, for example "repo:acme/orders:environment:prod", without wildcards (DeployerRole)',
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html",
  controls: ["IAM-15", "IAM-19"],
  scope: "resource",
  types: [roleType],
  evaluate: (role) => verdictOf(trustOf(role).flatMap((statement) => findingsOf(role.name, statement))),
  examples: {
    good: trust({ StringEquals: { ...aud, ...main } }),
    bad: trust({ StringEquals: aud, StringLike: sub("repo:acme/*") }),
    others: {
      "no subject": trust({ StringEquals: aud }),
      "no audience": trust({ StringEquals: main }),
      "a pattern of branches": trust({ StringEquals: aud, StringLike: sub("repo:acme/orders:*") }),
      "a subject that need not be there": trust({ StringEquals: aud, StringEqualsIfExists: main }),
      "what the subject must not be": trust({ StringEquals: aud, StringNotEquals: main }),
      "SAML without an audience": trust({}, "arn:aws:iam::111122223333:saml-provider/directory"),
      "everybody of a user pool": trust(
        { StringEquals: { "cognito-identity.amazonaws.com:aud": "eu-west-1:pool" } },
        "cognito-identity.amazonaws.com",
      ),
    },
  },
};

function findingsOf(role: string, statement: PolicyStatement): readonly Finding[] {
  return statement.principals
    .filter(({ kind }) => kind === "Federated")
    .flatMap(({ value }) =>
      claimsOf(value)
        .filter((claim) => !isExact(statement, claim))
        .map((claim) => ({
          id: `Claim::${claim}`,
          message: `role ${role} takes tokens of ${value} without an exact ${claim}`,
        })),
    );
}

/** What has to be said of a token, in lower case as conditions are read. */
function claimsOf(provider: string): readonly string[] {
  if (provider.includes(":saml-provider/")) return ["saml:aud"];
  // Cognito's subjects are its users; what tells guests from them is amr.
  if (provider === "cognito-identity.amazonaws.com") return [`${provider}:aud`, `${provider}:amr`];
  const issuer = provider.replace(/^arn:[^/]*:oidc-provider\//, "").toLowerCase();
  return [`${issuer}:aud`, `${issuer}:sub`];
}

function isExact({ conditions }: PolicyStatement, claim: string): boolean {
  return Object.entries(conditions).some(([operator, keys]) => {
    const values = keys[claim] ?? [];
    return (
      /^(ForAnyValue:)?String(Equals|Like)$/.test(operator) &&
      values.length > 0 &&
      !values.some((value) => (/Like$/.test(operator) ? /[*?]/ : /^\**$/).test(value))
    );
  });
}
