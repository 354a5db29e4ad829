import type { Rule } from "../../engine/Rule.js";
import { SsmSecureString } from "./SsmSecureString.js";

export const ssmRules: readonly Rule[] = [SsmSecureString];
