import { type PolicyStatement, parsePolicy } from "../../documents/parsePolicy.js";
import { requiredValues } from "../../documents/requiredValues.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { keyPolicyTypes } from "./keyTypes.js";

const [keyType] = keyPolicyTypes;
/** The condition keys by which a statement for everybody still says who: AWS's own keys are written so. */
const narrowing = ["kms:CallerAccount", "aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalOrgID"] as const;
const policyFor = (Principal: unknown, more: object = {}) =>
  JSON.stringify({
    Statement: [{ Sid: "Use", Effect: "Allow", Principal, Action: "kms:Decrypt", Resource: "*", ...more }],
  });
const root = { AWS: "arn:aws:iam::111122223333:root" };

/** No key policy allows everyone. */
export const KmsKeyPolicyNamesPrincipals: ResourceRule = {
  id: "kms-key-policy-closed",
  title: "Key policies name their principals",
  severity: "critical",
  why: "A key policy that allows * lets any account's principals use the key",
  fix: "name the account root, roles or service principals instead of *",
  url: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
  controls: ["ENC-09"],
  scope: "resource",
  types: keyPolicyTypes,
  evaluate: ({ name, props }) =>
    verdictOf(
      parsePolicy(props.policy)
        .filter(isOpen)
        .map(({ sid }) => ({ id: `Statement::${sid}`, message: `statement ${sid} of key ${name} allows everyone` })),
    ),
  examples: {
    good: [{ type: keyType, name: "key", props: { policy: policyFor(root) } }],
    bad: [{ type: keyType, name: "key", props: { policy: policyFor({ AWS: "*" }) } }],
    others: {
      "a policy of its own": [
        { type: "aws:kms/keyPolicy:KeyPolicy", name: "policy", props: { policy: policyFor("*") } },
      ],
      "everyone but one": [
        { type: keyType, name: "key", props: { policy: policyFor(undefined, { NotPrincipal: root }) } },
      ],
      "everyone through a service": [
        {
          type: keyType,
          name: "key",
          props: {
            policy: policyFor("*", { Condition: { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } } }),
          },
        },
      ],
    },
  },
};

function isOpen(statement: PolicyStatement): boolean {
  const { effect, principals, notPrincipals } = statement;
  if (effect !== "Allow") return false;
  if (notPrincipals.length === 0 && !principals.some(({ value }) => value === "*")) return false;
  return !narrowing.some((key) => {
    const values = requiredValues(statement, key);
    return values.length > 0 && !values.includes("*");
  });
}
