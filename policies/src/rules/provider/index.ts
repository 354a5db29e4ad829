import type { Rule } from "../../engine/Rule.js";
import { ProviderUsesRole } from "./ProviderUsesRole.js";
import { ProviderUsesTls } from "./ProviderUsesTls.js";

export const providerRules: readonly Rule[] = [ProviderUsesRole, ProviderUsesTls];
