import type { ResourceDefinition } from "../../ResourceDefinition.js";

export const snsDefinitions: readonly ResourceDefinition[] = [];
