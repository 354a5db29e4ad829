import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { Account } from "./Account.js";
import { FindingAggregator } from "./FindingAggregator.js";
import { StandardsSubscription } from "./StandardsSubscription.js";

export const securityhubDefinitions: readonly ResourceDefinition[] = [
  Account,
  FindingAggregator,
  StandardsSubscription,
];
