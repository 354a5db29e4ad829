import { identityPolicyTypes } from "../../documents/identityPolicies.js";
import type { RelationRule } from "../../engine/Rule.js";
import { keyPolicyTypes } from "./keyTypes.js";

const key = "arn:aws:kms:eu-west-1:111122223333:key/k";
const [rolePolicyType] = identityPolicyTypes;
const [keyType] = keyPolicyTypes;
const statement = (Condition: object, more: object = {}) => ({
  policy: JSON.stringify({
    Statement: [{ Sid: "Decrypt", Effect: "Allow", Action: "kms:Decrypt", Resource: key, Condition, ...more }],
  }),
});

/** Examples of a role's use of a key, for rules that ask each such use for a condition. @param wanted the condition */
export function keyUseExamples(wanted: object): RelationRule["examples"] {
  return {
    good: [
      { type: rolePolicyType, name: "access", props: statement(wanted), parent: "role" },
      { type: "sallyport:index:TaskRole", name: "role", props: { access: [{ key, bucket: "data" }] } },
    ],
    bad: [{ type: rolePolicyType, name: "access", props: statement({}) }],
    others: {
      "an intent to reach data": [
        { type: rolePolicyType, name: "access", props: statement({}), parent: "role" },
        { type: "sallyport:index:TaskRole", name: "role", props: { access: [{ key, bucket: "data" }] } },
      ],
      "a role in a key policy": [
        {
          type: keyType,
          name: "key",
          props: statement({}, { Principal: { AWS: "arn:aws:iam::111122223333:role/reader" }, Resource: "*" }),
        },
      ],
    },
  };
}
