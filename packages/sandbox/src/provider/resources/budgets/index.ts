import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { Budget } from "./Budget.js";

export const budgetsDefinitions: readonly ResourceDefinition[] = [Budget];
