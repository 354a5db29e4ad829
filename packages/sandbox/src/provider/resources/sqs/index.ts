import type { ResourceDefinition } from "../../ResourceDefinition.js";

export const sqsDefinitions: readonly ResourceDefinition[] = [];
