import type { ResourceDefinition } from "../../ResourceDefinition.js";

export const iamDefinitions: readonly ResourceDefinition[] = [];
