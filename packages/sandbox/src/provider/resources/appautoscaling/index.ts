import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { policy } from "./Policy.js";
import { target } from "./Target.js";

export const appautoscalingDefinitions: readonly ResourceDefinition[] = [policy, target];
