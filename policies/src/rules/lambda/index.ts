import type { Rule } from "../../engine/Rule.js";
import { LambdaCodeSigningEnforced } from "./LambdaCodeSigningEnforced.js";
import { LambdaConcurrencyBounded } from "./LambdaConcurrencyBounded.js";
import { LambdaEnvironmentEncrypted } from "./LambdaEnvironmentEncrypted.js";
import { LambdaFailuresKept } from "./LambdaFailuresKept.js";
import { LambdaLogGroupOwn } from "./LambdaLogGroupOwn.js";
import { LambdaPartialBatch } from "./LambdaPartialBatch.js";
import { LambdaPermissionScoped } from "./LambdaPermissionScoped.js";
import { LambdaRuntimeSupported } from "./LambdaRuntimeSupported.js";
import { LambdaUrlSigned } from "./LambdaUrlSigned.js";

export const lambdaRules: readonly Rule[] = [
  LambdaCodeSigningEnforced,
  LambdaConcurrencyBounded,
  LambdaEnvironmentEncrypted,
  LambdaFailuresKept,
  LambdaLogGroupOwn,
  LambdaPartialBatch,
  LambdaPermissionScoped,
  LambdaRuntimeSupported,
  LambdaUrlSigned,
];
