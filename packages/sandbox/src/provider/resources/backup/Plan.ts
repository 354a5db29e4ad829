import {
  type BackupPlanInput,
  type BackupRule,
  CreateBackupPlanCommand,
  DeleteBackupPlanCommand,
  GetBackupPlanCommand,
  ListTagsCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateBackupPlanCommand,
} from "@aws-sdk/client-backup";
import { orAbsent } from "../../orAbsent.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { tagState } from "../../tags/tagState.js";
import { present } from "../../values/present.js";

const rule = {
  ruleName: shape.required(shape.text()),
  targetVaultName: shape.required(shape.text()),
  schedule: shape.text(),
  scheduleExpressionTimezone: shape.withDefault(shape.text(), "Etc/UTC"),
  /** Minutes. */
  startWindow: shape.withDefault(shape.number(), 60),
  completionWindow: shape.withDefault(shape.number(), 180),
  enableContinuousBackup: shape.withDefault(shape.flag(), false),
  lifecycle: shape.object({
    coldStorageAfter: shape.number(),
    deleteAfter: shape.number(),
    optInToArchiveForSupportedResources: shape.flag(),
  }),
  recoveryPointTags: shape.map(shape.text()),
};

const inputs = {
  name: shape.autoNamed({ maxLength: 50 }),
  rules: shape.required(
    shape.set(shape.object(rule, ["copyActions", "scanActions", "targetLogicallyAirGappedBackupVaultArn"])),
  ),
  tags: shape.map(shape.text()),
};

type Rule = InputsOf<typeof rule>;

const nightly = (targetVaultName: string) => ({
  ruleName: "nightly",
  targetVaultName,
  schedule: "cron(0 2 * * ? *)",
  lifecycle: { deleteAfter: 35 },
});

/** When recovery points are made, and for how long they are kept. */
export const Plan = defineResource({
  type: "aws:backup/plan:Plan",
  applied: false,
  why: "Kept by the sandbox; the emulator runs no plan.",
  inputs,
  unsupported: ["advancedBackupSettings", "scanSettings"],
  replacedBy: ["name"],
  examples: [
    {
      needs: { vault: { type: "aws:backup/vault:Vault", inputs: () => ({ name: "conformance-planned" }) } },
      base: () => ({ name: "conformance-plan", rules: [nightly("conformance-planned")], tags: { team: "data" } }),
      updated: () => ({
        name: "conformance-plan",
        rules: [
          { ...nightly("conformance-planned"), startWindow: 120, recoveryPointTags: { kind: "nightly" } },
          { ruleName: "weekly", targetVaultName: "conformance-planned", schedule: "cron(0 4 ? * SUN *)" },
        ],
        tags: { stage: "test" },
      }),
      replacing: () => ({ name: "conformance-plan-renamed", rules: [nightly("conformance-planned")] }),
    },
  ],
  validate: ({ rules }) =>
    rules.flatMap(({ schedule, startWindow, completionWindow }, index) => [
      ...(schedule === undefined || schedule.startsWith("cron(")
        ? []
        : [{ property: `rules[${index}].schedule`, reason: "must be a cron expression: cron(0 2 * * ? *)" }]),
      ...(completionWindow >= startWindow + 60
        ? []
        : [{ property: `rules[${index}].completionWindow`, reason: "must be an hour more than startWindow at least" }]),
    ]),
  identity: (_given, { partition, region, accountId, urn }) => {
    const id = uuidOf(urn);
    return {
      id,
      outputs: { arn: `arn:${partition}:backup:${region}:${accountId}:backup-plan:${id}`, version: planId(urn, 32) },
    };
  },
  create: async (given, context) => {
    const command = new CreateBackupPlanCommand({ BackupPlan: planOf(given), BackupPlanTags: allTags(given, context) });
    const { BackupPlanId = "" } = await context.clients.backup(context.region).send(command);
    return { id: BackupPlanId };
  },
  read: async (id, given, context) => {
    const backup = context.clients.backup(context.region);
    const found = await orAbsent(backup.send(new GetBackupPlanCommand({ BackupPlanId: id })));
    if (found === undefined) return undefined;
    const { Tags = {} } = await backup.send(new ListTagsCommand({ ResourceArn: found.BackupPlanArn }));
    return {
      name: found.BackupPlan?.BackupPlanName,
      rules: (found.BackupPlan?.Rules ?? []).map(ruleFrom),
      arn: found.BackupPlanArn,
      version: found.VersionId,
      ...tagState(Tags, given, context),
    };
  },
  update: async (id, olds, news, context) => {
    const backup = context.clients.backup(context.region);
    await backup.send(new UpdateBackupPlanCommand({ BackupPlanId: id, BackupPlan: planOf(news) }));
    const ResourceArn = String(olds.arn);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (Tags) => backup.send(new TagResourceCommand({ ResourceArn, Tags })),
      remove: (TagKeyList) => backup.send(new UntagResourceCommand({ ResourceArn, TagKeyList })),
    });
  },
  delete: async (id, _olds, context) => {
    await context.clients.backup(context.region).send(new DeleteBackupPlanCommand({ BackupPlanId: id }));
  },
});

const planOf = ({ name, rules }: InputsOf<typeof inputs>): BackupPlanInput => ({
  BackupPlanName: name,
  Rules: rules.map((one: Rule) => ({
    RuleName: one.ruleName,
    TargetBackupVaultName: one.targetVaultName,
    ScheduleExpression: one.schedule,
    ScheduleExpressionTimezone: one.scheduleExpressionTimezone,
    StartWindowMinutes: one.startWindow,
    CompletionWindowMinutes: one.completionWindow,
    EnableContinuousBackup: one.enableContinuousBackup,
    Lifecycle: one.lifecycle && {
      MoveToColdStorageAfterDays: one.lifecycle.coldStorageAfter,
      DeleteAfterDays: one.lifecycle.deleteAfter,
      OptInToArchiveForSupportedResources: one.lifecycle.optInToArchiveForSupportedResources,
    },
    RecoveryPointTags: one.recoveryPointTags && { ...one.recoveryPointTags },
  })),
});

const ruleFrom = (live: BackupRule) =>
  present({
    ruleName: live.RuleName,
    targetVaultName: live.TargetBackupVaultName,
    schedule: live.ScheduleExpression,
    scheduleExpressionTimezone: live.ScheduleExpressionTimezone,
    startWindow: live.StartWindowMinutes,
    completionWindow: live.CompletionWindowMinutes,
    enableContinuousBackup: live.EnableContinuousBackup,
    lifecycle:
      live.Lifecycle &&
      present({
        coldStorageAfter: live.Lifecycle.MoveToColdStorageAfterDays,
        deleteAfter: live.Lifecycle.DeleteAfterDays,
        optInToArchiveForSupportedResources: live.Lifecycle.OptInToArchiveForSupportedResources,
      }),
    recoveryPointTags: live.RecoveryPointTags,
  });

const uuidOf = (urn: string): string => planId(urn, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
