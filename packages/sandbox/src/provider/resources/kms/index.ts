import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { alias } from "./Alias.js";
import { key } from "./Key.js";

export const kmsDefinitions: readonly ResourceDefinition[] = [alias, key];
