import type { Rule } from "../../engine/Rule.js";
import { CatalogEncrypted } from "./CatalogEncrypted.js";
import { DataServiceEncrypted } from "./DataServiceEncrypted.js";
import { QueryResultsEncrypted } from "./QueryResultsEncrypted.js";

export const analyticsRules: readonly Rule[] = [CatalogEncrypted, DataServiceEncrypted, QueryResultsEncrypted];
