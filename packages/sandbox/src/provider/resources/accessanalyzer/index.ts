import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { Analyzer } from "./Analyzer.js";

export const accessanalyzerDefinitions: readonly ResourceDefinition[] = [Analyzer];
