import type { Rule } from "../../engine/Rule.js";
import { ResourcePolicyLeastPrivilege } from "./ResourcePolicyLeastPrivilege.js";
import { ResourcePolicyNamesSource } from "./ResourcePolicyNamesSource.js";
import { ResourcePolicyNotPublic } from "./ResourcePolicyNotPublic.js";

export const resourcePoliciesRules: readonly Rule[] = [
  ResourcePolicyLeastPrivilege,
  ResourcePolicyNamesSource,
  ResourcePolicyNotPublic,
];
