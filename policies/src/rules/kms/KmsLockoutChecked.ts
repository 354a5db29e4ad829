import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { keyPolicyTypes } from "./keyTypes.js";

const [keyType] = keyPolicyTypes;

/** KMS checks that a new key policy leaves somebody who can change it. */
export const KmsLockoutChecked: ResourceRule = {
  id: "kms-lockout-checked",
  title: "Key policies are checked for leaving somebody in",
  severity: "medium",
  why: "A policy that lets nobody change it makes a key that nobody can manage, and only AWS Support may undo that",
  fix: "leave bypassPolicyLockoutSafetyCheck out",
  url: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#prevent-unmanageable-key",
  controls: ["ENC-09", "BAK-05"],
  scope: "resource",
  types: keyPolicyTypes,
  evaluate: ({ name, props }) =>
    props.bypassPolicyLockoutSafetyCheck === true
      ? violation("Bypassed", `${name} may set a key policy that locks everybody out`)
      : compliant,
  examples: {
    good: [{ type: keyType, name: "key" }],
    bad: [{ type: keyType, name: "key", props: { bypassPolicyLockoutSafetyCheck: true } }],
  },
};
