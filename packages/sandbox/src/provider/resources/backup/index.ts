import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { Plan } from "./Plan.js";
import { Selection } from "./Selection.js";
import { Vault } from "./Vault.js";
import { VaultLockConfiguration } from "./VaultLockConfiguration.js";

export const backupDefinitions: readonly ResourceDefinition[] = [Plan, Selection, Vault, VaultLockConfiguration];
