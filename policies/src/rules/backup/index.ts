import type { Rule } from "../../engine/Rule.js";
import { BackupVaultProtected } from "./BackupVaultProtected.js";
import { DeletionProtection } from "./DeletionProtection.js";
import { SnapshotPrivate } from "./SnapshotPrivate.js";
import { StatefulBackup } from "./StatefulBackup.js";

export const backupRules: readonly Rule[] = [BackupVaultProtected, DeletionProtection, SnapshotPrivate, StatefulBackup];
