import * as pulumi from "@pulumi/pulumi";
import { BackupPlan, PostgresDatabase } from "@sallyport/components";
import { placed } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";
import { databaseArnOf } from "./databaseArnOf.js";
import type { EtlNetwork } from "./EtlNetwork.js";

/** The database, which the worker and the two functions reach and nothing else, and its recovery points. */
export class EtlDatabase extends pulumi.ComponentResource {
  readonly host: pulumi.Output<string>;
  readonly port: pulumi.Output<number>;
  readonly identifier: pulumi.Output<string>;
  /** Id by which IAM names it for sign-in. */
  readonly resourceId: pulumi.Output<string>;
  /** ARN of the secret of the master user, which RDS keeps. */
  readonly masterSecretArn: pulumi.Output<string>;
  /** Key of its storage, its logs and the master's secret. */
  readonly keyArn: pulumi.Output<string>;
  readonly vaultName: pulumi.Output<string>;

  constructor(deployment: Deployment, network: EtlNetwork, opts?: pulumi.ComponentResourceOptions) {
    const { plan, permissionsBoundaryArn, alarmTopicArn } = deployment;
    const { base, config } = plan;
    const { name: databaseName, schema: _schema, multiAz, maxStorageGib, ...settings } = config.database;
    super("sallyport-etl:index:EtlDatabase", base, { databaseName }, opts);

    const database = new PostgresDatabase(
      `${base}-database`,
      {
        vpcId: network.vpcId,
        subnetIds: network.databaseSubnetIds,
        clientSecurityGroupIds: [network.workerGroupId, network.functionGroupId],
        databaseName,
        ...settings,
        ...(multiAz === undefined ? {} : { multiAz }),
        ...(maxStorageGib === undefined ? {} : { maxStorageGib }),
        alarmTopicArn,
        permissionsBoundaryArn,
        ...placed(deployment),
      },
      { parent: this },
    );
    const backups = new BackupPlan(
      `${base}-backups`,
      {
        databaseArns: [databaseArnOf(deployment, database.identifier)],
        databaseKeyArns: [database.keyArn],
        ...config.backup,
        alarmTopicArn,
        permissionsBoundaryArn,
        ...placed(deployment),
      },
      { parent: this },
    );

    this.host = database.endpoint;
    this.port = database.port;
    this.identifier = database.identifier;
    this.resourceId = database.dbiResourceId;
    this.masterSecretArn = database.secretArn;
    this.keyArn = database.keyArn;
    this.vaultName = backups.vaultName;
    this.registerOutputs({ host: this.host, port: this.port, identifier: this.identifier, vaultName: this.vaultName });
  }
}
