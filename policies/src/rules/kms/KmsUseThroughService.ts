import { identityPolicyTypes } from "../../documents/identityPolicies.js";
import { requiredValues } from "../../documents/requiredValues.js";
import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { keyPolicyTypes } from "./keyTypes.js";
import { keyUsesIn } from "./keyUses.js";

const key = "arn:aws:kms:eu-west-1:111122223333:key/k";
const [rolePolicyType] = identityPolicyTypes;
const [keyType] = keyPolicyTypes;
const statement = (Condition: object, more: object = {}) => ({
  policy: JSON.stringify({
    Statement: [{ Sid: "Decrypt", Effect: "Allow", Action: "kms:Decrypt", Resource: key, Condition, ...more }],
  }),
});
const through = { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } };

/** Roles use keys only through the service that holds the data. */
export const KmsUseThroughService: RelationRule = {
  id: "kms-use-through-service",
  title: "Roles use keys through the service that holds the data",
  severity: "low",
  why: "Without kms:ViaService stolen credentials decrypt anything under the key that was copied out, wherever it lies",
  fix: 'add the condition StringEquals kms:ViaService, for example "s3.eu-west-1.amazonaws.com"',
  url: "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service",
  controls: ["ENC-09", "ENC-10"],
  scope: "stack",
  types: [...identityPolicyTypes, ...keyPolicyTypes],
  evaluate: (resource, graph) =>
    verdictOf(
      keyUsesIn(resource, graph)
        .filter((use) => requiredValues(use, "kms:ViaService").length === 0)
        .map(({ sid }) => ({
          id: `Statement::${sid}`,
          message: `statement ${sid} of ${resource.name} allows the direct use of a key`,
        })),
    ),
  examples: {
    good: [
      { type: rolePolicyType, name: "access", props: statement(through), parent: "role" },
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
  },
};
