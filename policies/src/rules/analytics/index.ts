import type { Rule } from "../../engine/Rule.js";
import { CatalogEncrypted } from "./CatalogEncrypted.js";
import { DataServiceEncrypted } from "./DataServiceEncrypted.js";
import { QueryResultsEncrypted } from "./QueryResultsEncrypted.js";
import { SparkCapacityBounded } from "./SparkCapacityBounded.js";
import { SparkInNetwork } from "./SparkInNetwork.js";
import { SparkInteractiveOff } from "./SparkInteractiveOff.js";
import { SparkLogsEncrypted } from "./SparkLogsEncrypted.js";

export const analyticsRules: readonly Rule[] = [
  CatalogEncrypted,
  DataServiceEncrypted,
  QueryResultsEncrypted,
  SparkCapacityBounded,
  SparkInNetwork,
  SparkInteractiveOff,
  SparkLogsEncrypted,
];
