import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { Parameter } from "./Parameter.js";

export const ssmDefinitions: readonly ResourceDefinition[] = [Parameter];
