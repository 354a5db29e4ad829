import type { ResourceDefinition } from "../../ResourceDefinition.js";

export const dynamodbDefinitions: readonly ResourceDefinition[] = [];
