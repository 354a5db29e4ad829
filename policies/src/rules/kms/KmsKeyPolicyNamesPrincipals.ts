import { parsePolicy } from "../../documents/parsePolicy.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";

const keyType = "aws:kms/key:Key";
const policyFor = (principal: unknown) =>
  JSON.stringify({
    Statement: [{ Sid: "Use", Effect: "Allow", Principal: principal, Action: "kms:Decrypt", Resource: "*" }],
  });

/** No key policy allows everyone. */
export const KmsKeyPolicyNamesPrincipals: ResourceRule = {
  id: "kms-key-policy-scoped",
  title: "Key policies name their principals",
  severity: "critical",
  why: "A key policy that allows * lets any account's principals use the key",
  fix: "name the account root, roles or service principals instead of *",
  url: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
  controls: ["ENC-09"],
  scope: "resource",
  types: [keyType],
  evaluate: ({ name, props }) =>
    verdictOf(
      parsePolicy(props.policy)
        .filter(({ effect, principals }) => effect === "Allow" && principals.some(({ value }) => value === "*"))
        .map(({ sid }) => ({ id: `Statement::${sid}`, message: `statement ${sid} of key ${name} allows everyone` })),
    ),
  examples: {
    good: [{ type: keyType, name: "key", props: { policy: policyFor({ AWS: "arn:aws:iam::111122223333:root" }) } }],
    bad: [{ type: keyType, name: "key", props: { policy: policyFor({ AWS: "*" }) } }],
  },
};
