import type { Rule } from "../../engine/Rule.js";
import { SecretEncryptedWithCustomerKey } from "./SecretEncryptedWithCustomerKey.js";
import { SecretPolicyClosed } from "./SecretPolicyClosed.js";
import { SecretRecoverable } from "./SecretRecoverable.js";
import { SecretRotated } from "./SecretRotated.js";
import { SecretRotationInterval } from "./SecretRotationInterval.js";
import { SecretValueWriteOnly } from "./SecretValueWriteOnly.js";

export const secretsRules: readonly Rule[] = [
  SecretEncryptedWithCustomerKey,
  SecretPolicyClosed,
  SecretRecoverable,
  SecretRotated,
  SecretRotationInterval,
  SecretValueWriteOnly,
];
