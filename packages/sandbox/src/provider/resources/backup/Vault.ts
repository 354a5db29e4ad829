import {
  CreateBackupVaultCommand,
  DeleteBackupVaultCommand,
  DescribeBackupVaultCommand,
  ListTagsCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-backup";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { tagState } from "../../tags/tagState.js";

/** A vault of recovery points. */
export const Vault = defineResource({
  type: "aws:backup/vault:Vault",
  applied: false,
  why: "Kept by the sandbox; no plan runs, so that no recovery point is ever in it.",
  inputs: {
    name: shape.autoNamed({ maxLength: 50 }),
    forceDestroy: shape.withDefault(shape.flag(), false),
    kmsKeyArn: shape.text(),
    tags: shape.map(shape.text()),
  },
  recordedInputs: { forceDestroy: "It says how to delete the vault; AWS Backup does not keep it." },
  replacedBy: ["name", "kmsKeyArn"],
  identifiedBy: ["name"],
  examples: [
    {
      needs: { key: { type: "aws:kms/key:Key", inputs: () => ({ description: "conformance-vault-key" }) } },
      base: (made) => ({ name: "conformance-vault", kmsKeyArn: made("key", "arn"), tags: { team: "data" } }),
      updated: (made) => ({ name: "conformance-vault", kmsKeyArn: made("key", "arn"), tags: { stage: "test" } }),
      replacing: (made) => ({ name: "conformance-vault-renamed", kmsKeyArn: made("key", "arn") }),
    },
  ],
  validate: ({ name }) =>
    /^[A-Za-z0-9_-]{2,50}$/.test(name)
      ? []
      : [{ property: "name", reason: "must be 2 to 50 letters, digits, hyphens and underscores" }],
  identity: ({ name }, { partition, region, accountId }) => ({
    id: name,
    outputs: { arn: `arn:${partition}:backup:${region}:${accountId}:backup-vault:${name}`, recoveryPoints: 0 },
  }),
  create: async (given, context) => {
    await context.clients.backup(context.region).send(
      new CreateBackupVaultCommand({
        BackupVaultName: given.name,
        EncryptionKeyArn: given.kmsKeyArn,
        BackupVaultTags: allTags(given, context),
      }),
    );
    return { id: given.name };
  },
  read: async (id, given, context) => {
    const backup = context.clients.backup(context.region);
    const found = await orAbsent(backup.send(new DescribeBackupVaultCommand({ BackupVaultName: id })));
    if (found === undefined) return undefined;
    const { Tags = {} } = await backup.send(new ListTagsCommand({ ResourceArn: found.BackupVaultArn }));
    return {
      name: found.BackupVaultName,
      kmsKeyArn: found.EncryptionKeyArn || undefined,
      arn: found.BackupVaultArn,
      recoveryPoints: found.NumberOfRecoveryPoints,
      ...tagState(Tags, given, context),
    };
  },
  update: async (_id, olds, news, context) => {
    const backup = context.clients.backup(context.region);
    const ResourceArn = String(olds.arn);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (Tags) => backup.send(new TagResourceCommand({ ResourceArn, Tags })),
      remove: (TagKeyList) => backup.send(new UntagResourceCommand({ ResourceArn, TagKeyList })),
    });
  },
  delete: async (id, _olds, context) => {
    await context.clients.backup(context.region).send(new DeleteBackupVaultCommand({ BackupVaultName: id }));
  },
});
