import type { TypeNeedsTable } from "./TypeNeeds.js";

/** What a service does with a key of the stack for who makes an encrypted resource. */
const keyGrants = { KeyGrants: ["CreateGrant"], Keys: ["DescribeKey"] };
const queueAttribute = { actions: { Queues: ["GetQueueAttributes", "SetQueueAttributes"] } };
const topicTags = ["ListTagsForResource", "TagResource", "UntagResource"];
const databaseTags = ["AddTagsToResource", "ListTagsForResource", "RemoveTagsFromResource"];

const backupTags = ["ListTags", "TagResource", "UntagResource"];

/** Athena, AWS Backup, DynamoDB, Glue, RDS, SQS, SNS, Secrets Manager and parameters. */
export const dataNeeds: TypeNeedsTable = {
  "aws:athena/workgroup:Workgroup": {
    actions: {
      Workgroups: [
        "CreateWorkGroup",
        "DeleteWorkGroup",
        "GetWorkGroup",
        "ListTagsForResource",
        "TagResource",
        "UntagResource",
        "UpdateWorkGroup",
      ],
    },
  },
  "aws:backup/plan:Plan": {
    actions: {
      BackupPlans: ["DeleteBackupPlan", "GetBackupPlan", "UpdateBackupPlan", ...backupTags],
      NewBackupPlans: ["CreateBackupPlan", "TagResource"],
    },
  },
  "aws:backup/selection:Selection": {
    actions: { BackupPlans: ["CreateBackupSelection", "DeleteBackupSelection", "GetBackupSelection"] },
    passesRoleTo: ["backup.amazonaws.com"],
    serviceLinkedRoles: ["backup.amazonaws.com"],
  },
  "aws:backup/vault:Vault": {
    actions: {
      BackupVaults: ["CreateBackupVault", "DeleteBackupVault", "DescribeBackupVault", ...backupTags],
      KeyGrants: ["CreateGrant", "RetireGrant"],
      Keys: ["DescribeKey"],
      KeyUse: ["Decrypt", "GenerateDataKey"],
      UnscopedBackupStorage: ["MountCapsule"],
    },
  },
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": {
    actions: {
      BackupVaults: ["DeleteBackupVaultLockConfiguration", "DescribeBackupVault", "PutBackupVaultLockConfiguration"],
    },
  },
  "aws:dynamodb/table:Table": {
    actions: {
      Tables: [
        "CreateTable",
        "DeleteTable",
        "DescribeContinuousBackups",
        "DescribeTable",
        "DescribeTimeToLive",
        "ListTagsOfResource",
        "TagResource",
        "UntagResource",
        "UpdateContinuousBackups",
        "UpdateTable",
        "UpdateTimeToLive",
      ],
      ...keyGrants,
      KeyUse: ["Decrypt", "Encrypt", "GenerateDataKey"],
    },
  },
  "aws:glue/catalogDatabase:CatalogDatabase": {
    actions: {
      Catalogs: [
        "CreateDatabase",
        "DeleteDatabase",
        "GetDatabase",
        "GetTags",
        "TagResource",
        "UntagResource",
        "UpdateDatabase",
      ],
    },
  },
  "aws:glue/catalogTable:CatalogTable": {
    actions: { Catalogs: ["CreateTable", "DeleteTable", "GetPartitionIndexes", "GetTable", "UpdateTable"] },
  },
  "aws:rds/instance:Instance": {
    actions: {
      Databases: ["CreateDBInstance", "DeleteDBInstance", "ModifyDBInstance", "RebootDBInstance", ...databaseTags],
      ...keyGrants,
      KeyUse: ["Decrypt", "GenerateDataKey"],
      ManagedSecrets: ["CreateSecret", "RotateSecret", "TagResource"],
      UnscopedEc2: ["DescribeSecurityGroups", "DescribeSubnets", "DescribeVpcs"],
      UnscopedRds: ["DescribeDBInstances"],
    },
    passesRoleTo: ["monitoring.rds.amazonaws.com"],
    serviceLinkedRoles: ["rds.amazonaws.com"],
  },
  "aws:rds/parameterGroup:ParameterGroup": {
    actions: {
      Databases: [
        "CreateDBParameterGroup",
        "DeleteDBParameterGroup",
        "DescribeDBParameterGroups",
        "DescribeDBParameters",
        "ModifyDBParameterGroup",
        "ResetDBParameterGroup",
        ...databaseTags,
      ],
    },
  },
  "aws:rds/subnetGroup:SubnetGroup": {
    actions: {
      Databases: [
        "CreateDBSubnetGroup",
        "DeleteDBSubnetGroup",
        "DescribeDBSubnetGroups",
        "ModifyDBSubnetGroup",
        ...databaseTags,
      ],
    },
  },
  "aws:secretsmanager/secret:Secret": {
    actions: {
      Secrets: [
        "CreateSecret",
        "DeleteSecret",
        "DescribeSecret",
        "GetResourcePolicy",
        "RestoreSecret",
        "TagResource",
        "UntagResource",
        "UpdateSecret",
      ],
      KeyUse: ["Decrypt", "GenerateDataKey"],
    },
  },
  "aws:secretsmanager/secretPolicy:SecretPolicy": {
    actions: { Secrets: ["DeleteResourcePolicy", "GetResourcePolicy", "PutResourcePolicy", "ValidateResourcePolicy"] },
  },
  "aws:secretsmanager/secretRotation:SecretRotation": {
    actions: {
      Secrets: ["CancelRotateSecret", "DescribeSecret", "RotateSecret"],
      // Secrets Manager checks that who turns rotation on may call the function himself.
      Functions: ["InvokeFunction"],
    },
  },
  "aws:secretsmanager/secretVersion:SecretVersion": {
    actions: {
      Secrets: ["DescribeSecret", "GetSecretValue", "PutSecretValue", "UpdateSecretVersionStage"],
      KeyUse: ["Decrypt", "GenerateDataKey"],
    },
  },
  "aws:sns/topic:Topic": {
    actions: { Topics: ["CreateTopic", "DeleteTopic", "GetTopicAttributes", "SetTopicAttributes", ...topicTags] },
  },
  "aws:sns/topicPolicy:TopicPolicy": { actions: { Topics: ["GetTopicAttributes", "SetTopicAttributes"] } },
  "aws:sns/topicSubscription:TopicSubscription": {
    actions: {
      Topics: ["Subscribe"],
      UnscopedSns: ["GetSubscriptionAttributes", "SetSubscriptionAttributes", "Unsubscribe"],
    },
  },
  "aws:sqs/queue:Queue": {
    actions: {
      Queues: [
        "CreateQueue",
        "DeleteQueue",
        "GetQueueAttributes",
        "GetQueueUrl",
        "ListQueueTags",
        "SetQueueAttributes",
        "TagQueue",
        "UntagQueue",
      ],
    },
  },
  "aws:sqs/queuePolicy:QueuePolicy": queueAttribute,
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": queueAttribute,
  "aws:sqs/redrivePolicy:RedrivePolicy": queueAttribute,
  "aws:ssm/parameter:Parameter": {
    actions: {
      Parameters: [
        "AddTagsToResource",
        "DeleteParameter",
        "GetParameter",
        "GetParameters",
        "ListTagsForResource",
        "PutParameter",
        "RemoveTagsFromResource",
      ],
      KeyUse: ["Decrypt", "Encrypt", "GenerateDataKey"],
      UnscopedSsm: ["DescribeParameters"],
    },
  },
};
