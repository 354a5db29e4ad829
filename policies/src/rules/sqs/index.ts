import type { Rule } from "../../engine/Rule.js";
import { DeadLetterSourcesNamed } from "./DeadLetterSourcesNamed.js";
import { DeadLettersKept } from "./DeadLettersKept.js";
import { SqsDeadLetterQueue } from "./SqsDeadLetterQueue.js";
import { SqsEncryptedWithCustomerKey } from "./SqsEncryptedWithCustomerKey.js";

export const sqsRules: readonly Rule[] = [
  DeadLetterSourcesNamed,
  DeadLettersKept,
  SqsDeadLetterQueue,
  SqsEncryptedWithCustomerKey,
];
