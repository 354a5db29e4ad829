import type { ResourceDefinition } from "../../ResourceDefinition.js";

export const s3Definitions: readonly ResourceDefinition[] = [];
