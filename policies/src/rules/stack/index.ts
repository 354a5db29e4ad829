import type { Rule } from "../../engine/Rule.js";
import { DataProtectedInProd } from "./DataProtectedInProd.js";
import { EnvironmentIsolated } from "./EnvironmentIsolated.js";
import { NoCredentialLiteral } from "./NoCredentialLiteral.js";
import { NoLiteralAccountId } from "./NoLiteralAccountId.js";
import { NoSecretInArguments } from "./NoSecretInArguments.js";
import { NoSecretInOutputs } from "./NoSecretInOutputs.js";
import { ResourcesInComponentRegion } from "./ResourcesInComponentRegion.js";
import { StackInOneEnvironment } from "./StackInOneEnvironment.js";

export const stackRules: readonly Rule[] = [
  DataProtectedInProd,
  EnvironmentIsolated,
  NoCredentialLiteral,
  NoLiteralAccountId,
  NoSecretInArguments,
  NoSecretInOutputs,
  ResourcesInComponentRegion,
  StackInOneEnvironment,
];
