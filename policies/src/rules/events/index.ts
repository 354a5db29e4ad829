import type { Rule } from "../../engine/Rule.js";
import { EventFailuresKept } from "./EventFailuresKept.js";
import { EventRuleHasTarget } from "./EventRuleHasTarget.js";

export const eventsRules: readonly Rule[] = [EventFailuresKept, EventRuleHasTarget];
