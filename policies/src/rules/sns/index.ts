import type { Rule } from "../../engine/Rule.js";
import { SnsEncryptedWithCustomerKey } from "./SnsEncryptedWithCustomerKey.js";
import { SnsSignedWithSha256 } from "./SnsSignedWithSha256.js";
import { SubscriptionKeepsUndelivered } from "./SubscriptionKeepsUndelivered.js";

export const snsRules: readonly Rule[] = [
  SnsEncryptedWithCustomerKey,
  SnsSignedWithSha256,
  SubscriptionKeepsUndelivered,
];
