import { hasCustomerKey } from "../../documents/hasCustomerKey.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { machineType } from "./machineType.js";

const type = "CUSTOMER_MANAGED_KMS_KEY";
const machine = (encryptionConfiguration?: object) => [
  {
    type: machineType,
    name: "orders",
    props: encryptionConfiguration === undefined ? {} : { encryptionConfiguration },
  },
];

/** Every state machine encrypts its definition and its executions with a customer-managed key. */
export const StateMachineEncrypted: ResourceRule = {
  id: "state-machine-cmk",
  title: "State machines encrypt their executions with a customer-managed key",
  severity: "medium",
  why: "Histories hold what goes in and out of every step for 90 days: under AWS's own key whoever may describe an execution reads all of it",
  fix: 'set encryptionConfiguration with type "CUSTOMER_MANAGED_KMS_KEY" and kmsKeyId, and let the machine\'s role use the key for its own executions',
  url: "https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html",
  controls: ["ENC-19"],
  scope: "resource",
  types: [machineType],
  evaluate: ({ name, inputs }) => {
    const encryption = (inputs.encryptionConfiguration ?? {}) as Readonly<Record<string, unknown>>;
    return encryption.type === type && hasCustomerKey(encryption, "kmsKeyId")
      ? compliant
      : violation("NoKey", `executions of ${name} are encrypted with AWS's own key`);
  },
  examples: {
    good: machine({ type, kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/k" }),
    bad: machine(),
    others: {
      "AWS's own key": machine({ type: "AWS_OWNED_KEY" }),
      "no key": machine({ type }),
    },
  },
};
