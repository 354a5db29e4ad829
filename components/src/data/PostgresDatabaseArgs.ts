import type * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import type { Tags } from "../tagging/tagsFor.js";
import type { Waiver } from "../waivers/Waiver.js";

/** What may be weakened, each by a waiver. */
export interface PostgresDatabaseExceptions {
  /** No standby in prod: a failed zone or an upgrade takes the database away until it is restored (NET-04). */
  readonly singleAz?: Waiver;
  /** Automatic backups are kept for less than seven days (BAK-05). */
  readonly shortBackups?: Waiver;
}

export interface PostgresDatabaseArgs {
  /** Id of the VPC. */
  readonly vpcId: pulumi.Input<string>;
  /** Subnets without a route out, of at least two zones: an `IsolatedVpc`'s. */
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Security groups that may connect, such as a `WorkloadSecurityGroup`'s. The list is plain. Default: none. */
  readonly clientSecurityGroupIds?: pulumi.Input<string>[];
  /** Physical name of the instance, at most 63 characters. Plain. Default: the component's name. */
  readonly identifier?: string;
  /** Name of the first database: a letter, then letters, digits and underscores. Default: made from the name. */
  readonly databaseName?: pulumi.Input<string>;
  /** Name of the master user, for migrations only: workloads sign in as users of their own. Default: "master". */
  readonly masterUsername?: pulumi.Input<string>;
  /** Port, 1150–65535. Default: 5432. */
  readonly port?: pulumi.Input<number>;
  /** PostgreSQL's major version, 16 or later, or a full version. Plain. Default: "17". */
  readonly engineVersion?: string;
  /** Class of the instance. Default: "db.t4g.medium". */
  readonly instanceClass?: pulumi.Input<string>;
  /** Storage to begin with in GiB, 20–65536, plain. Default: 20. */
  readonly storageGib?: number;
  /** Storage to which it may grow by itself in GiB, plain. Default: five times `storageGib`. */
  readonly maxStorageGib?: number;
  /** Connections that the server takes, plain; four fifths of them raise the alarm. Default: 200. */
  readonly maxConnections?: number;
  /**
   * Further parameters of the server by name, plain; a change waits for a restart. Those that harden it cannot be set.
   * Default: none.
   */
  readonly parameters?: Readonly<Record<string, string>>;
  /** A standby in another zone. Plain. Default: in prod; to go without one there takes `exceptions.singleAz`. */
  readonly multiAz?: boolean;
  /** Days that automatic backups are kept, 1–35, plain; fewer than 7 take `exceptions.shortBackups`. Default: 14. */
  readonly backupRetentionDays?: number;
  /** Daily time of backups in UTC, "01:00-02:00". Default: RDS's choice. */
  readonly backupWindow?: pulumi.Input<string>;
  /** Weekly time of upgrades and other changes in UTC, "sun:03:00-sun:04:00". Default: RDS's choice. */
  readonly maintenanceWindow?: pulumi.Input<string>;
  /** Authority of the server's certificate. Default: "rds-ca-rsa4096-g1", which clients find in RDS's global bundle. */
  readonly caCertificate?: pulumi.Input<string>;
  /** Days that the server's logs are kept, plain, one of those that CloudWatch Logs takes. Default: 365. */
  readonly logRetentionDays?: number;
  /**
   * ARN of the key of storage, master secret, Performance Insights and logs. Its policy must let logs.amazonaws.com use
   * it. Default: an `EncryptionKey` of the database's own.
   */
  readonly keyArn?: pulumi.Input<string>;
  /** Topic that is told of a lasting lack of CPU, storage or connections. Default: no alarms. */
  readonly alarmTopicArn?: pulumi.Input<string>;
  /** Bounds the role of enhanced monitoring (IAM-20). Default: none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
  /** Weaker settings, each with its written reason. Default: none. */
  readonly exceptions?: PostgresDatabaseExceptions;
  /**
   * "prod" protects the instance, its logs and its key from deletion, the instance by RDS too, and keeps a final
   * snapshot and the automatic backups of one that is deleted all the same. Plain. Default: not protected.
   */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes, also of its snapshots. One may select it for a plan of AWS Backup. Default: its own. */
  readonly tags?: Tags;
}
