import { denialsOf } from "../../documents/denialsOf.js";
import { isSet } from "../../documents/isSet.js";
import { parsePolicy } from "../../documents/parsePolicy.js";
import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf, violation } from "../../engine/Verdict.js";
import { secretPolicyType, secretType } from "./secretTypes.js";

/** A role that no secret names. */
const stranger = {
  "aws:principalarn": "arn:aws:iam::999999999999:role/nobody-names-this-role",
  "aws:principalisawsservice": "false",
  "aws:securetransport": "true",
};
const calls: Readonly<Record<string, string>> = {
  Read: "secretsmanager:GetSecretValue",
  Write: "secretsmanager:PutSecretValue",
};
const deny = (Action: string | readonly string[]) => ({
  Effect: "Deny",
  Principal: "*",
  Action,
  Resource: "*",
  Condition: { ArnNotEquals: { "aws:PrincipalArn": ["arn:aws:iam::111122223333:role/orders"] } },
});
const secretWith = (statements: readonly object[], blockPublicPolicy = true) => [
  { type: secretType, name: "login" },
  {
    type: secretPolicyType,
    name: "policy",
    props: { policy: JSON.stringify({ Statement: statements }), blockPublicPolicy },
    refersTo: { secretArn: "login" },
  },
];

/** Every secret's policy refuses all readers and writers but those that it names. */
export const SecretPolicyClosed: RelationRule = {
  id: "secret-policy-closed",
  title: "Secrets refuse everybody but the roles that they name",
  severity: "high",
  why: "Without a denial every role whose policy says secretsmanager:* or * reads the secret, whoever wrote that policy and when",
  fix: "add a SecretPolicy with blockPublicPolicy that denies GetSecretValue and PutSecretValue unless aws:PrincipalArn is one of the roles",
  url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html",
  controls: ["SEC-06"],
  scope: "stack",
  types: [secretType],
  evaluate: (secret, graph) => {
    const policies = graph.referring(secretPolicyType, "secretArn", secret);
    const inline = isSet(secret.inputs, "policy") ? [secret] : [];
    if (policies.length + inline.length === 0) return violation("NoPolicy", `secret ${secret.name} has no policy`);
    const open = policies.filter(({ inputs }) => inputs.blockPublicPolicy !== true);
    const statements = [...policies, ...inline].flatMap(({ inputs }) => parsePolicy(inputs.policy));
    return verdictOf([
      ...Object.entries(calls)
        .filter(([, action]) => denialsOf(statements, action, stranger).length === 0)
        .map(([id, action]) => ({ id, message: `the policy of secret ${secret.name} leaves ${action} to IAM alone` })),
      ...open.map(({ name }) => ({
        id: `PublicPolicy::${name}`,
        message: `${name} would give secret ${secret.name} a policy that lets everybody in`,
      })),
    ]);
  },
  examples: {
    good: secretWith([deny([calls.Read ?? "", calls.Write ?? ""])]),
    bad: [{ type: secretType, name: "login" }],
    others: {
      "readers only": secretWith([deny("secretsmanager:GetSecretValue")]),
      "writers only": secretWith([deny("secretsmanager:Put*")]),
      "allowances only": secretWith([{ ...deny("secretsmanager:GetSecretValue"), Effect: "Allow" }]),
      "no check for the public": secretWith([deny("secretsmanager:*")], false),
      "inline, with nothing denied": [
        { type: secretType, name: "login", props: { policy: JSON.stringify({ Statement: [] }) } },
      ],
    },
  },
};
