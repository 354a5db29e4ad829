import type { ConfigRule } from "./ConfigRule.js";

/**
 * What AWS Config judges (GOV-02): managed rules that no default of ours breaks, each for the controls that it watches.
 * Source: "List of AWS Config Managed Rules" of the AWS Config Developer Guide.
 *
 * Left out since a default of ours fails them by design: S3_BUCKET_LOGGING_ENABLED and S3_DEFAULT_ENCRYPTION_KMS (a log
 * bucket keeps no log of its own and takes deliveries under SSE-S3 alone).
 */
export const configRules: readonly ConfigRule[] = [
  // The record itself.
  global("trail-everywhere", "MULTI_REGION_CLOUD_TRAIL_ENABLED", ["LOG-06"]),
  global("trail-encrypted", "CLOUD_TRAIL_ENCRYPTION_ENABLED", ["LOG-06"]),
  global("trail-validated", "CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED", ["LOG-06"]),
  global("trail-searchable", "CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED", ["LOG-07", "MON-06"]),
  rule("threats-watched", "GUARDDUTY_ENABLED_CENTRALIZED", ["MON-13"]),
  // Identities.
  global("passwords-long", "IAM_PASSWORD_POLICY", ["IAM-19"], {
    MinimumPasswordLength: "14",
    PasswordReusePrevention: "24",
  }),
  global("root-has-mfa", "ROOT_ACCOUNT_MFA_ENABLED", ["IAM-19"]),
  global("root-has-no-keys", "IAM_ROOT_ACCESS_KEY_CHECK", ["IAM-15"]),
  global("users-have-mfa", "MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS", ["IAM-19"]),
  global("users-have-no-policies", "IAM_USER_NO_POLICIES_CHECK", ["IAM-15"]),
  global("keys-young", "ACCESS_KEYS_ROTATED", ["GOV-04"], { maxAccessKeyAge: "90" }),
  global("credentials-used", "IAM_USER_UNUSED_CREDENTIALS_CHECK", ["GOV-04"], { maxCredentialUsageAge: "45" }),
  global("no-administrator-policies", "IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS", ["IAM-01"]),
  global("security-contact", "SECURITY_ACCOUNT_INFORMATION_PROVIDED", ["IR-06"]),
  // Buckets.
  global("account-closed", "S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS_PERIODIC", ["STO-01"]),
  rule("buckets-closed", "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED", ["STO-01"]),
  rule("buckets-by-tls", "S3_BUCKET_SSL_REQUESTS_ONLY", ["STO-02"]),
  rule("buckets-versioned", "S3_BUCKET_VERSIONING_ENABLED", ["STO-03"]),
  rule("buckets-encrypted", "S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED", ["ENC-02"]),
  rule("buckets-without-acls", "S3_BUCKET_ACL_PROHIBITED", ["STO-01"]),
  // Keys, secrets, disks and what is encrypted with them.
  rule("keys-rotated", "CMK_BACKING_KEY_ROTATION_ENABLED", ["ENC-06"]),
  rule("keys-kept", "KMS_CMK_NOT_SCHEDULED_FOR_DELETION", ["ENC-06"]),
  rule("secrets-rotated", "SECRETSMANAGER_ROTATION_ENABLED_CHECK", ["SEC-09", "SEC-10"], {
    maximumAllowedRotationFrequency: "90",
  }),
  rule("secrets-rotated-in-time", "SECRETSMANAGER_SCHEDULED_ROTATION_SUCCESS_CHECK", ["SEC-09", "MON-09"]),
  rule("secrets-encrypted", "SECRETSMANAGER_USING_CMK", ["ENC-18"]),
  rule("disks-encrypted-by-default", "EC2_EBS_ENCRYPTION_BY_DEFAULT", ["ENC-02"]),
  rule("topics-encrypted", "SNS_ENCRYPTED_KMS", ["ENC-19"]),
  rule("log-groups-encrypted", "CLOUDWATCH_LOG_GROUP_ENCRYPTED", ["ENC-19"]),
  // Databases and tables.
  rule("databases-encrypted", "RDS_STORAGE_ENCRYPTED", ["ENC-13"]),
  rule("databases-closed", "RDS_INSTANCE_PUBLIC_ACCESS_CHECK", ["NET-12"]),
  rule("databases-backed-up", "DB_INSTANCE_BACKUP_ENABLED", ["BAK-05"]),
  rule("databases-logged", "RDS_LOGGING_ENABLED", ["LOG-08"]),
  rule("snapshots-closed", "RDS_SNAPSHOTS_PUBLIC_PROHIBITED", ["NET-12"]),
  rule("tables-restorable", "DYNAMODB_PITR_ENABLED", ["BAK-05"]),
  rule("tables-encrypted", "DYNAMODB_TABLE_ENCRYPTED_KMS", ["ENC-12"]),
  // Networks and what runs in them.
  rule("default-groups-closed", "VPC_DEFAULT_SECURITY_GROUP_CLOSED", ["NET-16"]),
  rule("networks-logged", "VPC_FLOW_LOGS_ENABLED", ["NET-17"]),
  rule("no-open-ssh", "INCOMING_SSH_DISABLED", ["NET-08"]),
  rule("containers-unprivileged", "ECS_CONTAINERS_NONPRIVILEGED", ["CNT-04"]),
  rule("containers-read-only", "ECS_CONTAINERS_READONLY_ACCESS", ["CNT-08"]),
  rule("containers-logged", "ECS_TASK_DEFINITION_LOG_CONFIGURATION", ["LOG-01"]),
  rule("functions-closed", "LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED", ["IAM-21"]),
];

function rule(
  name: string,
  identifier: string,
  controls: readonly string[],
  parameters?: Readonly<Record<string, string>>,
): ConfigRule {
  return { name, identifier, controls, ...(parameters === undefined ? {} : { parameters }) };
}

function global(...about: Parameters<typeof rule>): ConfigRule {
  return { ...rule(...about), global: true };
}
