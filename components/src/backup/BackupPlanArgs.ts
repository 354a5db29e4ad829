import type * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import type { Tags } from "../tagging/tagsFor.js";

export interface BackupPlanArgs {
  /** ARNs of the RDS instances that it keeps recovery points of, such as a `PostgresDatabase`'s. The list is plain. */
  readonly databaseArns: pulumi.Input<string>[];
  /** ARNs of the keys that encrypt them: a recovery point of RDS keeps its database's key. The list is plain. */
  readonly databaseKeyArns: pulumi.Input<string>[];
  /** When recovery points are made, as `cron(0 2 * * ? *)` in UTC. Default: every night at two. */
  readonly schedule?: pulumi.Input<string>;
  /** Days that a recovery point is kept, plain, 7–36500. Default: 35. */
  readonly keepDays?: number;
  /** Days within which no recovery point may be deleted, plain, from 1 to `keepDays`. Default: 7. */
  readonly lockDays?: number;
  /**
   * Days after which nobody, not even the account's root user, can take the lock off the vault, plain, 3–36500. Default:
   * never; who may call backup:DeleteBackupVaultLockConfiguration can.
   */
  readonly irrevocableAfterDays?: number;
  /** Hours without a recovery point after which the alarm fires, plain, 1–168. Default: 48. */
  readonly silentHours?: number;
  /** Physical name of vault and plan, 2–50 letters, digits, hyphens and underscores. Plain. Default: the component's name. */
  readonly vaultName?: string;
  /** ARN of the vault's key. Default: an `EncryptionKey` of its own. */
  readonly keyArn?: pulumi.Input<string>;
  /** Topic that is told when a recovery point fails, comes too late, or was not made at all. Default: no alarms. */
  readonly alarmTopicArn?: pulumi.Input<string>;
  /** Bounds the role by which AWS Backup works (IAM-20). Default: none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
  /** "prod" protects the vault and its key from deletion by Pulumi. Plain. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}
