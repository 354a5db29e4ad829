import type { CreateDBInstanceCommandInput, ModifyDBInstanceCommandInput } from "@aws-sdk/client-rds";
import type { InstanceInputs } from "./instanceInputs.js";

/** What both calls take; the emulator keeps of it what `read` returns. */
const common = (inputs: InstanceInputs) => ({
  DBInstanceIdentifier: inputs.identifier,
  AllocatedStorage: inputs.allocatedStorage,
  AutoMinorVersionUpgrade: inputs.autoMinorVersionUpgrade,
  BackupRetentionPeriod: inputs.backupRetentionPeriod,
  CACertificateIdentifier: inputs.caCertIdentifier,
  CopyTagsToSnapshot: inputs.copyTagsToSnapshot,
  DBInstanceClass: inputs.instanceClass,
  DBParameterGroupName: inputs.parameterGroupName,
  DeletionProtection: inputs.deletionProtection ?? false,
  EnableIAMDatabaseAuthentication: inputs.iamDatabaseAuthenticationEnabled ?? false,
  EnablePerformanceInsights: inputs.performanceInsightsEnabled,
  EngineVersion: inputs.engineVersion,
  Iops: inputs.iops,
  ManageMasterUserPassword: inputs.manageMasterUserPassword,
  MasterUserSecretKmsKeyId: inputs.masterUserSecretKmsKeyId,
  MaxAllocatedStorage: inputs.maxAllocatedStorage,
  MonitoringInterval: inputs.monitoringInterval,
  MonitoringRoleArn: inputs.monitoringRoleArn,
  MultiAZ: inputs.multiAz ?? false,
  NetworkType: inputs.networkType,
  PerformanceInsightsKMSKeyId: inputs.performanceInsightsKmsKeyId,
  PerformanceInsightsRetentionPeriod: inputs.performanceInsightsRetentionPeriod,
  PreferredBackupWindow: inputs.backupWindow,
  PreferredMaintenanceWindow: inputs.maintenanceWindow,
  PubliclyAccessible: inputs.publiclyAccessible,
  StorageThroughput: inputs.storageThroughput,
  StorageType: inputs.storageType,
  VpcSecurityGroupIds: inputs.vpcSecurityGroupIds && [...inputs.vpcSecurityGroupIds],
});

/** Requests for an instance. */
export const instanceRequest = {
  create: (inputs: InstanceInputs): CreateDBInstanceCommandInput => ({
    ...common(inputs),
    AvailabilityZone: inputs.availabilityZone,
    DBInstanceClass: inputs.instanceClass,
    DBName: inputs.dbName,
    DBSubnetGroupName: inputs.dbSubnetGroupName,
    EnableCloudwatchLogsExports: inputs.enabledCloudwatchLogsExports && [...inputs.enabledCloudwatchLogsExports],
    Engine: inputs.engine,
    KmsKeyId: inputs.kmsKeyId,
    MasterUserPassword: inputs.password,
    MasterUsername: inputs.username,
    Port: inputs.port,
    StorageEncrypted: inputs.storageEncrypted,
  }),

  modify: (inputs: InstanceInputs, before: InstanceInputs): ModifyDBInstanceCommandInput => ({
    ...common(inputs),
    AllowMajorVersionUpgrade: inputs.allowMajorVersionUpgrade,
    ApplyImmediately: inputs.applyImmediately ?? false,
    // RDS gives the password back only when it is told to.
    ManageMasterUserPassword: inputs.manageMasterUserPassword ?? (before.manageMasterUserPassword ? false : undefined),
    MasterUserPassword: inputs.password === before.password ? undefined : inputs.password,
    // A threshold that equals the storage turns autoscaling off (API reference, ModifyDBInstance).
    MaxAllocatedStorage: inputs.maxAllocatedStorage ?? inputs.allocatedStorage,
  }),
} as const;
