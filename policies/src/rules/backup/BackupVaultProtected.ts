import { hasCustomerKey } from "../../documents/hasCustomerKey.js";
import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";

const vaultType = "aws:backup/vault:Vault";
const lockType = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/k";
const vault = (props: object) => ({ type: vaultType, name: "vault", props: { kmsKeyArn, ...props } });
const lock = { type: lockType, name: "lock", props: { minRetentionDays: 7 }, refersTo: { backupVaultName: "vault" } };

/** Every vault of backups is encrypted with a customer-managed key, locked, and never emptied to be deleted. */
export const BackupVaultProtected: RelationRule = {
  id: "backup-vault-protected",
  title: "Vaults of backups are locked, and encrypted with a customer-managed key",
  severity: "high",
  why: "Who blackmails deletes the backups first: without a lock every administrator can, and so can whoever has become one",
  fix: "set kmsKeyArn, leave forceDestroy out, and add a VaultLockConfiguration with minRetentionDays",
  url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html",
  controls: ["BAK-05"],
  scope: "stack",
  types: [vaultType],
  evaluate: (resource, graph) => {
    const { name, inputs } = resource;
    const locks = graph.referring(lockType, "backupVaultName", resource);
    const least = locks.map((lockOfIt) => (lockOfIt.inputs.minRetentionDays as number | undefined) ?? 0);
    return verdictOf([
      ...(hasCustomerKey(inputs, "kmsKeyArn")
        ? []
        : [{ id: "NoKey", message: `vault ${name} has no customer-managed key` }]),
      ...(locks.length > 0
        ? []
        : [{ id: "Unlocked", message: `an administrator can delete what vault ${name} keeps` }]),
      ...(locks.length > 0 && Math.max(...least) === 0
        ? [{ id: "NoMinimum", message: `the lock of vault ${name} keeps backups for no day` }]
        : []),
      ...(inputs.forceDestroy === true
        ? [{ id: "ForceDestroy", message: `vault ${name} is deleted with all that is in it` }]
        : []),
    ]);
  },
  examples: {
    good: [vault({}), lock],
    bad: [vault({})],
    others: {
      "no key": [vault({ kmsKeyArn: undefined }), lock],
      "a lock that keeps for no day": [vault({}), { ...lock, props: {} }],
      "emptied to be deleted": [vault({ forceDestroy: true }), lock],
    },
  },
};
