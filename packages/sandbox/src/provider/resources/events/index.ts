import type { ResourceDefinition } from "../../ResourceDefinition.js";

export const eventsDefinitions: readonly ResourceDefinition[] = [];
