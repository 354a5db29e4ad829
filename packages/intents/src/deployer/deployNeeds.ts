import { accountNeeds } from "./accountNeeds.js";
import { computeNeeds } from "./computeNeeds.js";
import { dataNeeds } from "./dataNeeds.js";
import { identityNeeds } from "./identityNeeds.js";
import { networkNeeds } from "./networkNeeds.js";
import { operationsNeeds } from "./operationsNeeds.js";
import { storageNeeds } from "./storageNeeds.js";
import type { TypeNeedsTable } from "./TypeNeeds.js";

/**
 * What creating, reading, updating and deleting each resource type calls, by Pulumi type token. Sources: the official
 * provider's calls and the AWS Service Authorization Reference; the sandbox's deployments check a part of it.
 */
export const deployNeeds: TypeNeedsTable = {
  ...accountNeeds,
  ...computeNeeds,
  ...dataNeeds,
  ...identityNeeds,
  ...networkNeeds,
  ...operationsNeeds,
  ...storageNeeds,
};
