import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { homeOf } from "../account/homeOf.js";
import { roleNameFor } from "../identity/roleNameFor.js";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { tagsFor } from "../tagging/tagsFor.js";
import type { BackupPlanArgs } from "./BackupPlanArgs.js";
import { backupAlarms } from "./backupAlarms.js";
import { backupRole } from "./backupRole.js";
import { planBackup } from "./planBackup.js";

/**
 * Recovery points of databases in a locked vault, apart from the backups that go when a database is deleted.
 *
 * Defaults: every night at two in UTC, kept 35 days; a vault that is encrypted with a key of its own and locked, so that
 * for seven days nobody who has not first taken the lock off can delete a recovery point; a role of AWS Backup's for
 * the named databases alone.
 *
 * Cost: 0.095 USD per GiB and month of snapshots, which are incremental; the key 1 USD a month unless `keyArn` is given;
 * three alarms 0.30 USD a month.
 *
 * Controls: BAK-05, IAM-01, IAM-09, IAM-20, ENC-06, MON-12.
 *
 * @example
 * const backups = new BackupPlan("orders", {
 *   databaseArns: [databaseArn],
 *   databaseKeyArns: [database.keyArn],
 *   alarmTopicArn: alarms.topicArn,
 *   environment: "prod",
 * });
 */
export class BackupPlan extends pulumi.ComponentResource {
  /** Name of the vault, once it is locked. */
  readonly vaultName: pulumi.Output<string>;
  /** Id of the plan, once it has its databases. */
  readonly planId: pulumi.Output<string>;
  /** ARN of the vault's key. */
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: BackupPlanArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("BackupPlan", name);
    const settings = planBackup(component, name, args);
    roleNameFor(component, name, `${name}-backup`);
    super("sallyport:index:BackupPlan", name, args, opts);
    const { environment, region, alarmTopicArn } = args;
    const home = homeOf(this, args);
    const tags = tagsFor("BackupPlan", name, args.tags);

    const keyArn = pulumi.output(args.keyArn ?? ownKey(this, name, args));
    const vault = new aws.backup.Vault(
      `${name}-vault`,
      { name: settings.vaultName, kmsKeyArn: keyArn, region, tags },
      { parent: this, protect: environment === "prod" },
    );
    const lock = new aws.backup.VaultLockConfiguration(
      `${name}-lock`,
      {
        backupVaultName: vault.name,
        minRetentionDays: settings.lockDays,
        changeableForDays: args.irrevocableAfterDays,
        region,
      },
      { parent: this },
    );
    const plan = new aws.backup.Plan(
      `${name}-plan`,
      {
        name: settings.vaultName,
        rules: [
          {
            ruleName: "scheduled",
            targetVaultName: vault.name,
            schedule: args.schedule ?? "cron(0 2 * * ? *)",
            lifecycle: { deleteAfter: settings.keepDays },
          },
        ],
        region,
        tags,
      },
      // The first recovery point is locked like all.
      { parent: this, dependsOn: [lock] },
    );
    const selection = new aws.backup.Selection(
      `${name}-databases`,
      {
        name: "databases",
        planId: plan.id,
        iamRoleArn: backupRole(this, name, home, { args, tags }),
        resources: args.databaseArns,
        region,
      },
      { parent: this },
    );
    if (alarmTopicArn !== undefined) {
      const vaultName = knownAfter(settings.vaultName, vault);
      backupAlarms(this, name, { vaultName, silentHours: settings.silentHours, alarmTopicArn, region, tags });
    }

    this.vaultName = knownAfter(settings.vaultName, vault, lock);
    this.planId = knownAfter(plan.id, selection);
    this.keyArn = keyArn;
    this.registerOutputs({ vaultName: this.vaultName, planId: this.planId, keyArn: this.keyArn });
  }
}

function ownKey(
  parent: pulumi.Resource,
  name: string,
  { account, environment, region, tags }: BackupPlanArgs,
): pulumi.Output<string> {
  const description = `Encrypts the vault ${name}`;
  const key = new EncryptionKey(`${name}-key`, { description, account, environment, region, tags }, { parent });
  return key.keyArn;
}
