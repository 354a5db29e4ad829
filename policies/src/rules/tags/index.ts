import type { Rule } from "../../engine/Rule.js";
import { ComponentTagged } from "./ComponentTagged.js";
import { RequiredTags } from "./RequiredTags.js";

export const tagsRules: readonly Rule[] = [ComponentTagged, RequiredTags];
