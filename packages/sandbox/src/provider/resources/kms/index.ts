import type { ResourceDefinition } from "../../ResourceDefinition.js";

export const kmsDefinitions: readonly ResourceDefinition[] = [];
