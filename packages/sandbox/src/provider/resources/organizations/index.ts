import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { Policy } from "./Policy.js";
import { PolicyAttachment } from "./PolicyAttachment.js";

export const organizationsDefinitions: readonly ResourceDefinition[] = [Policy, PolicyAttachment];
