import type { DBInstance, MasterUserSecret } from "@aws-sdk/client-rds";
import type { Properties } from "../../values/Json.js";

/** The inputs and outputs that a live instance stands for, without its tags. */
export const instanceState = (live: DBInstance): Properties => {
  const secret = live.MasterUserSecret;
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
    manageMasterUserPassword: secret === undefined ? undefined : true,
    masterUserSecretKmsKeyId: secret?.KmsKeyId || undefined,
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
    masterUserSecrets: secret === undefined ? [] : [secretOf(secret)],
    replicas: [],
    resourceId: live.DbiResourceId,
    status: live.DBInstanceStatus,
  };
};

const secretOf = ({ KmsKeyId = "", SecretArn = "", SecretStatus = "" }: MasterUserSecret) => ({
  kmsKeyId: KmsKeyId,
  secretArn: SecretArn,
  secretStatus: SecretStatus,
});
