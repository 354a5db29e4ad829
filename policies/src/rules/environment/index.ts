import type { Rule } from "../../engine/Rule.js";
import { NoSecretLikeEnvironment } from "./NoSecretLikeEnvironment.js";

export const environmentRules: readonly Rule[] = [NoSecretLikeEnvironment];
