import * as pulumi from "@pulumi/pulumi";
import { type Home, homeOf } from "../account/homeOf.js";
import { roleNameFor } from "../identity/roleNameFor.js";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { checkPort } from "../network/checkPort.js";
import { DatabaseSecurityGroup } from "../network/DatabaseSecurityGroup.js";
import { checkRetentionDays } from "../observability/checkRetentionDays.js";
import { LogGroup } from "../observability/LogGroup.js";
import { tagsFor } from "../tagging/tagsFor.js";
import { databaseAlarms } from "./databaseAlarms.js";
import { databaseInstance } from "./databaseInstance.js";
import { monitoringRole } from "./monitoringRole.js";
import type { PostgresDatabaseArgs } from "./PostgresDatabaseArgs.js";
import { planDatabase } from "./planDatabase.js";

/** The logs of PostgreSQL that RDS can send to CloudWatch (LOG-08). */
const exportedLogs = ["postgresql", "upgrade"] as const;

/**
 * A PostgreSQL database (RDS) that only named workloads reach, over TLS, and that can be restored to any second of its
 * backups.
 *
 * Defaults: PostgreSQL 17; storage, secret, logs and Performance Insights encrypted with a key of its own; TLS 1.2 or
 * later only; IAM sign-in on; the master password is RDS's, in Secrets Manager, and rotated by RDS every seven days; no
 * public address; minor upgrades by themselves; enhanced monitoring every minute; sign-ins and schema changes logged and
 * kept a year; 14 days of backups; in prod a standby in another zone, a final snapshot and no deletion.
 *
 * Cost: about 0.065 USD an hour for the default class, twice that with a standby; 0.115 USD per GiB and month of
 * storage; the secret 0.40 and the key 1 USD a month; three alarms 0.30 USD a month.
 *
 * Controls: ENC-13, ENC-14, NET-11, NET-12, SEC-02, SEC-09, SEC-17, LOG-08, BAK-05, SUP-13, MON-12, IAM-20.
 *
 * @example
 * const database = new PostgresDatabase("orders", {
 *   vpcId: network.vpcId,
 *   subnetIds: network.subnetIds,
 *   clientSecurityGroupIds: [workers.securityGroupId],
 *   alarmTopicArn: alarms.topicArn,
 *   environment: "prod",
 * });
 */
export class PostgresDatabase extends pulumi.ComponentResource {
  /** Name of the host that clients connect to. */
  readonly endpoint: pulumi.Output<string>;
  /** Port that clients connect to. */
  readonly port: pulumi.Output<number>;
  /** Name of the first database. */
  readonly databaseName: pulumi.Output<string>;
  /** Physical name of the instance. */
  readonly identifier: pulumi.Output<string>;
  /** Id by which IAM policies name the database for sign-in (`rds-db:connect`). */
  readonly dbiResourceId: pulumi.Output<string>;
  /** ARN of the secret with the master user's name and password, which RDS keeps. */
  readonly secretArn: pulumi.Output<string>;
  /** Id of the database's security group. */
  readonly securityGroupId: pulumi.Output<string>;
  /** ARN of the key that encrypts it. */
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: PostgresDatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("PostgresDatabase", name);
    const plan = planDatabase(component, name, args);
    checkPort(component, "port", args.port);
    const retentionDays = args.logRetentionDays ?? 365;
    checkRetentionDays(component, "logRetentionDays", retentionDays);
    roleNameFor(component, name, `${name}-monitoring`);
    super("sallyport:index:PostgresDatabase", name, args, opts);
    const { environment, account, region } = args;
    const home = homeOf(this, args);
    const tags = tagsFor("PostgresDatabase", name, args.tags);
    const logNames = exportedLogs.map((log) => `/aws/rds/instance/${plan.identifier}/${log}`);

    const keyArn = pulumi.output(args.keyArn ?? ownKey(this, name, args, logGroupArns(home, logNames)));
    const group = new DatabaseSecurityGroup(
      `${name}-access`,
      {
        vpcId: args.vpcId,
        port: args.port ?? 5432,
        ...(args.clientSecurityGroupIds && { clientSecurityGroupIds: args.clientSecurityGroupIds }),
        region,
        tags: args.tags,
      },
      { parent: this },
    );
    const logs = exportedLogs.map(
      (log, index) =>
        new LogGroup(
          `${name}-${log}-log`,
          {
            logGroupName: logNames[index] ?? log,
            retentionDays,
            keyArn,
            environment,
            account,
            region,
            tags: args.tags,
          },
          { parent: this },
        ),
    );
    const { permissionsBoundaryArn } = args;
    const { identifier } = plan;
    const instance = databaseInstance(this, name, args, plan, {
      keyArn,
      securityGroupId: group.securityGroupId,
      monitoringRoleArn: monitoringRole(this, name, home, { identifier, permissionsBoundaryArn, tags }),
      exportedLogs,
      logs,
      tags,
    });
    if (args.alarmTopicArn !== undefined) {
      const { alarmTopicArn } = args;
      const named = knownAfter(identifier, instance);
      databaseAlarms(this, name, { ...plan, identifier: named, alarmTopicArn, region, tags });
    }

    this.endpoint = instance.address;
    this.port = instance.port;
    this.databaseName = instance.dbName;
    this.identifier = knownAfter(identifier, instance);
    this.dbiResourceId = instance.resourceId;
    this.secretArn = instance.masterUserSecrets.apply(([secret]) => secret?.secretArn ?? "");
    this.securityGroupId = group.securityGroupId;
    this.keyArn = keyArn;
    this.registerOutputs({
      endpoint: this.endpoint,
      port: this.port,
      databaseName: this.databaseName,
      identifier: this.identifier,
      dbiResourceId: this.dbiResourceId,
      secretArn: this.secretArn,
      securityGroupId: this.securityGroupId,
      keyArn: this.keyArn,
    });
  }
}

function logGroupArns({ partition, region, accountId }: Home, names: readonly string[]): pulumi.Output<string>[] {
  return names.map((name) => pulumi.interpolate`arn:${partition}:logs:${region}:${accountId}:log-group:${name}`);
}

function ownKey(
  parent: pulumi.Resource,
  name: string,
  { account, environment, region, tags }: PostgresDatabaseArgs,
  sourceArns: pulumi.Output<string>[],
): pulumi.Output<string> {
  const description = `Encrypts the database ${name}`;
  const services = [{ service: "logs.amazonaws.com", sourceArns }];
  const key = new EncryptionKey(
    `${name}-key`,
    { description, services, account, environment, region, tags },
    { parent },
  );
  return key.keyArn;
}
