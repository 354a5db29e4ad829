import type { ResourceDefinition } from "../../ResourceDefinition.js";

export const ec2Definitions: readonly ResourceDefinition[] = [];
