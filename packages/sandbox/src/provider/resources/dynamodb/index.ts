import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { Table } from "./Table.js";

export const dynamodbDefinitions: readonly ResourceDefinition[] = [Table];
