import { hasCustomerKey } from "../../documents/hasCustomerKey.js";
import { ifKnown } from "../../documents/ifKnown.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { secretType } from "./secretTypes.js";

const kmsKeyId = "arn:aws:kms:eu-west-1:111122223333:key/k";

/** Every secret, and every copy of it in another region, is encrypted with a customer-managed key. */
export const SecretEncryptedWithCustomerKey: ResourceRule = {
  id: "secret-cmk",
  title: "Secrets encrypt with a customer-managed key",
  severity: "high",
  why: "Under AWS's own key everyone who may read the secret may decrypt it: no second policy stands in the way, and none of the uses is told",
  fix: "set kmsKeyId to the environment's key, and that of each replica",
  url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html",
  controls: ["ENC-18"],
  scope: "resource",
  types: [secretType],
  evaluate: ({ name, inputs }) => {
    const replicas = (inputs.replicas as readonly Readonly<Record<string, unknown>>[] | undefined) ?? [];
    return verdictOf([
      ...(hasCustomerKey(inputs, "kmsKeyId")
        ? []
        : [{ id: "NoKey", message: `secret ${name} has no customer-managed key` }]),
      ...replicas
        .filter((replica) => !hasCustomerKey(replica, "kmsKeyId"))
        .map((replica) => String(ifKnown(() => replica.region) ?? "another region"))
        .map((region) => ({
          id: `NoKey::${region}`,
          message: `the copy of secret ${name} in ${region} has no customer-managed key`,
        })),
    ]);
  },
  examples: {
    good: [{ type: secretType, name: "login", props: { kmsKeyId } }],
    bad: [{ type: secretType, name: "login" }],
    others: {
      "AWS's own key": [{ type: secretType, name: "login", props: { kmsKeyId: "alias/aws/secretsmanager" } }],
      "a copy without a key": [
        { type: secretType, name: "login", props: { kmsKeyId, replicas: [{ region: "eu-north-1" }] } },
      ],
    },
  },
};
