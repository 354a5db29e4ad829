import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { CatalogDatabase } from "./CatalogDatabase.js";
import { CatalogTable } from "./CatalogTable.js";

export const glueDefinitions: readonly ResourceDefinition[] = [CatalogDatabase, CatalogTable];
