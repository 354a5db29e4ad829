import type { ResourceDefinition } from "../../ResourceDefinition.js";

export const cloudwatchDefinitions: readonly ResourceDefinition[] = [];
