import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { AlternativeContact } from "./AlternativeContact.js";

export const accountDefinitions: readonly ResourceDefinition[] = [AlternativeContact];
