import type { DBInstance } from "@aws-sdk/client-rds";
import type { Properties } from "../../values/Json.js";

/** The inputs and outputs that a live instance stands for, without its tags and its master secret. */
export const instanceState = (live: DBInstance): Properties => {
  const { Address: address, HostedZoneId: hostedZoneId, Port: port } = live.Endpoint ?? {};
  return {
    allocatedStorage: live.AllocatedStorage,
    availabilityZone: live.AvailabilityZone,
    backupRetentionPeriod: live.BackupRetentionPeriod,
    backupWindow: live.PreferredBackupWindow,
    caCertIdentifier: live.CACertificateIdentifier,
    copyTagsToSnapshot: live.CopyTagsToSnapshot,
    dbName: live.DBName,
    dbSubnetGroupName: live.DBSubnetGroup?.DBSubnetGroupName,
    deletionProtection: live.DeletionProtection,
    engine: live.Engine,
    engineVersion: live.EngineVersion,
    iamDatabaseAuthenticationEnabled: live.IAMDatabaseAuthenticationEnabled,
    identifier: live.DBInstanceIdentifier,
    instanceClass: live.DBInstanceClass,
    iops: live.Iops,
    kmsKeyId: live.KmsKeyId || undefined,
    maintenanceWindow: live.PreferredMaintenanceWindow,
    maxAllocatedStorage: live.MaxAllocatedStorage,
    monitoringInterval: live.MonitoringInterval,
    monitoringRoleArn: live.MonitoringRoleArn || undefined,
    multiAz: live.MultiAZ,
    parameterGroupName: live.DBParameterGroups?.[0]?.DBParameterGroupName,
    port,
    publiclyAccessible: live.PubliclyAccessible,
    storageEncrypted: live.StorageEncrypted,
    storageType: live.StorageType,
    username: live.MasterUsername,
    vpcSecurityGroupIds: (live.VpcSecurityGroups ?? []).map(({ VpcSecurityGroupId: id = "" }) => id),
    address,
    arn: live.DBInstanceArn,
    endpoint: `${address}:${port}`,
    engineVersionActual: live.EngineVersion,
    hostedZoneId,
    latestRestorableTime: live.LatestRestorableTime?.toISOString() ?? "",
    replicas: [],
    resourceId: live.DbiResourceId,
    status: live.DBInstanceStatus,
  };
};
