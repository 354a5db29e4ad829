import type { ResourceDefinition } from "../../ResourceDefinition.js";

export const appautoscalingDefinitions: readonly ResourceDefinition[] = [];
