import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { EventRule } from "./EventRule.js";
import { EventTarget } from "./EventTarget.js";

export const eventsDefinitions: readonly ResourceDefinition[] = [EventRule, EventTarget];
