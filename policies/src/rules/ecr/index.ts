import type { Rule } from "../../engine/Rule.js";
import { EcrEncryptedWithCustomerKey } from "./EcrEncryptedWithCustomerKey.js";
import { EcrImagesExpire } from "./EcrImagesExpire.js";
import { EcrImmutableTags } from "./EcrImmutableTags.js";
import { EcrScanOnPush } from "./EcrScanOnPush.js";

export const ecrRules: readonly Rule[] = [
  EcrEncryptedWithCustomerKey,
  EcrImagesExpire,
  EcrImmutableTags,
  EcrScanOnPush,
];
