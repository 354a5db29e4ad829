import type { ResourceDefinition } from "../../ResourceDefinition.js";

export const ecsDefinitions: readonly ResourceDefinition[] = [];
