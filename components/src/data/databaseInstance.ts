import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { LogGroup } from "../observability/LogGroup.js";
import type { PostgresDatabaseArgs } from "./PostgresDatabaseArgs.js";
import { parametersFor } from "./parametersFor.js";
import type { DatabasePlan } from "./planDatabase.js";

/** What a database is made with. */
interface Surroundings {
  readonly keyArn: pulumi.Output<string>;
  readonly securityGroupId: pulumi.Output<string>;
  readonly monitoringRoleArn: pulumi.Output<string>;
  /** Names of the logs that RDS sends to CloudWatch. */
  readonly exportedLogs: readonly string[];
  /** Log groups that must be there first: RDS would make its own without an end to their lines. */
  readonly logs: readonly LogGroup[];
  readonly tags: pulumi.Output<Record<string, string>>;
}

/** Makes the instance with its subnet group and its parameter group. */
export function databaseInstance(
  parent: pulumi.Resource,
  name: string,
  args: PostgresDatabaseArgs,
  plan: DatabasePlan,
  { keyArn, securityGroupId, monitoringRoleArn, exportedLogs, logs, tags }: Surroundings,
): aws.rds.Instance {
  const { identifier, major, production } = plan;
  const { region } = args;
  const subnets = new aws.rds.SubnetGroup(
    `${name}-subnets`,
    { name: identifier, description: `Subnets of ${name}`, subnetIds: args.subnetIds, region, tags },
    { parent },
  );
  const parameters = new aws.rds.ParameterGroup(
    `${name}-parameters`,
    {
      // The major version is in the name, so that an upgrade finds a group beside the one in use.
      name: `${identifier}-postgres${major}`,
      description: `Parameters of ${name}`,
      family: `postgres${major}`,
      parameters: parametersFor(plan.maxConnections, args.parameters).map((parameter) => ({ ...parameter })),
      region,
      tags,
    },
    { parent },
  );
  return new aws.rds.Instance(
    `${name}-instance`,
    {
      identifier,
      engine: "postgres",
      engineVersion: plan.engineVersion,
      instanceClass: args.instanceClass ?? "db.t4g.medium",
      storageType: "gp3",
      allocatedStorage: plan.storageGib,
      maxAllocatedStorage: plan.maxStorageGib,
      storageEncrypted: true,
      kmsKeyId: keyArn,
      dbName: args.databaseName ?? name.replaceAll("-", "_"),
      port: args.port ?? 5432,
      username: args.masterUsername ?? "master",
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: keyArn,
      iamDatabaseAuthenticationEnabled: true,
      parameterGroupName: parameters.name,
      caCertIdentifier: args.caCertificate ?? "rds-ca-rsa4096-g1",
      dbSubnetGroupName: subnets.name,
      vpcSecurityGroupIds: [securityGroupId],
      publiclyAccessible: false,
      multiAz: plan.multiAz,
      backupRetentionPeriod: plan.backupRetentionDays,
      backupWindow: args.backupWindow,
      maintenanceWindow: args.maintenanceWindow,
      copyTagsToSnapshot: true,
      autoMinorVersionUpgrade: true,
      deletionProtection: production,
      deleteAutomatedBackups: !production,
      skipFinalSnapshot: !production,
      finalSnapshotIdentifier: production ? `${identifier}-final` : undefined,
      enabledCloudwatchLogsExports: [...exportedLogs],
      monitoringInterval: 60,
      monitoringRoleArn,
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: keyArn,
      performanceInsightsRetentionPeriod: 7,
      region,
      tags,
    },
    { parent, protect: production, dependsOn: [...logs] },
  );
}
