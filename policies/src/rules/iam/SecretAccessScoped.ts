import { allowsAction } from "../../documents/allowsAction.js";
import { arnParts } from "../../documents/arnParts.js";
import { identityPolicyTypes } from "../../documents/identityPolicies.js";
import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { grantedBy, isDeployers } from "./roleGraph.js";

const [rolePolicyType] = identityPolicyTypes;
const readers = [
  "secretsmanager:GetSecretValue",
  "secretsmanager:BatchGetSecretValue",
  "ssm:GetParameter",
  "ssm:GetParameters",
  "ssm:GetParametersByPath",
  "ssm:GetParameterHistory",
] as const;
const policyWith = (Resource: string, Action: string = readers[0]) => [
  {
    type: rolePolicyType,
    name: "access",
    props: { policy: JSON.stringify({ Statement: [{ Sid: "Read", Effect: "Allow", Action, Resource }] }) },
  },
];
const inAccount = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:";

/**
 * Who reads a secret or a parameter reads it by its whole ARN; the six characters that AWS ends a secret's with may be `??????`. Deployers
 * are left out: they read what they deploy by prefix, as their component says.
 */
export const SecretAccessScoped: RelationRule = {
  id: "secret-access-scoped",
  title: "Secrets and parameters are read by exact ARN",
  severity: "high",
  why: "A prefix reaches secrets that were never meant, and those that somebody will make under it later",
  fix: "name each secret by its ARN, or by its name followed by -??????, and each parameter by its ARN",
  url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html",
  controls: ["IAM-06", "SEC-06", "SEC-07"],
  scope: "stack",
  types: identityPolicyTypes,
  evaluate: (policy, graph) =>
    verdictOf(
      (isDeployers(policy, graph) ? [] : grantedBy(policy, graph))
        .filter((statement) => readers.some((action) => allowsAction(statement, action)))
        .flatMap(({ sid, resources, notResources }) =>
          [...resources.filter((arn) => !isExact(arn)), ...notResources.map((arn) => `all but ${arn}`)].map((arn) => ({
            id: `Secret::${arn}`,
            message: `statement ${sid} of ${policy.name} reads secrets by ${arn}`,
          })),
        ),
    ),
  examples: {
    good: policyWith(`${inAccount}atx/github-token-??????`),
    bad: policyWith("*"),
    others: {
      "a prefix": policyWith(`${inAccount}atx/*`),
      "a name with whatever follows": policyWith(`${inAccount}atx/github-token-*`),
      "one name in every account": policyWith("arn:aws:secretsmanager:eu-west-1:*:secret:atx/github-token-??????"),
      "every parameter below a path": policyWith(
        "arn:aws:ssm:eu-west-1:111122223333:parameter/orders/*",
        "ssm:GetParametersByPath",
      ),
    },
  },
};

function isExact(arn: string): boolean {
  const parts = arnParts(arn.replace(/-\?{6}$/, ""));
  return parts !== undefined && !/[*?]/.test(`${parts.region}${parts.account}${parts.resource}`);
}
