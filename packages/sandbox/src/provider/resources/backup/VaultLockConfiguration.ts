import { DescribeBackupVaultCommand } from "@aws-sdk/client-backup";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";

const recorded = "Kept in the state alone, like the whole lock.";
const vault = (name: string) => ({ type: "aws:backup/vault:Vault", inputs: () => ({ name }) });

/** The lock of a vault: for how long recovery points cannot be deleted. */
export const VaultLockConfiguration = defineResource({
  type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
  applied: false,
  why: "Kept in the state alone: the emulator knows no locks, and has no recovery points that one could hold.",
  inputs: {
    backupVaultName: shape.required(shape.text()),
    changeableForDays: shape.number(),
    maxRetentionDays: shape.number(),
    minRetentionDays: shape.number(),
  },
  recordedInputs: { changeableForDays: recorded, maxRetentionDays: recorded, minRetentionDays: recorded },
  replacedBy: ["backupVaultName", "changeableForDays", "maxRetentionDays", "minRetentionDays"],
  identifiedBy: ["backupVaultName"],
  survivesDelete: "The lock is in the state alone: it is found for as long as its vault is.",
  examples: [
    {
      needs: { vault: vault("conformance-locked"), other: vault("conformance-locked-other") },
      base: (made) => ({ backupVaultName: made("vault", "name"), minRetentionDays: 7, maxRetentionDays: 400 }),
      replacing: (made) => ({ backupVaultName: made("other", "name"), minRetentionDays: 7, changeableForDays: 3 }),
    },
  ],
  validate: ({ changeableForDays, minRetentionDays = 1, maxRetentionDays = 36_500 }) => [
    ...(changeableForDays === undefined || (changeableForDays >= 3 && changeableForDays <= 36_500)
      ? []
      : [{ property: "changeableForDays", reason: "must be 3 to 36500 days" }]),
    ...(minRetentionDays <= maxRetentionDays
      ? []
      : [{ property: "minRetentionDays", reason: "must not be greater than maxRetentionDays" }]),
  ],
  identity: ({ backupVaultName }, { partition, region, accountId }) => ({
    id: backupVaultName,
    outputs: { backupVaultArn: `arn:${partition}:backup:${region}:${accountId}:backup-vault:${backupVaultName}` },
  }),
  create: async ({ backupVaultName }, context) => {
    if ((await describe(backupVaultName, context)) === undefined) {
      throw new Error(`there is no vault ${backupVaultName} to lock`);
    }
    return { id: backupVaultName };
  },
  read: async (id, _given, context) => {
    const found = await describe(id, context);
    return found && { backupVaultName: found.BackupVaultName, backupVaultArn: found.BackupVaultArn };
  },
  delete: async () => undefined,
});

const describe = async (BackupVaultName: string, context: Context) =>
  await orAbsent(context.clients.backup(context.region).send(new DescribeBackupVaultCommand({ BackupVaultName })));
