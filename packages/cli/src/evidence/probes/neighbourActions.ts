/** Of a service: what else could be called on a resource that somebody may call one thing on; each with its kind. */
interface Neighbours {
  /** Actions on the resource itself: an object, a table, a queue. */
  readonly own: Readonly<Record<string, string>>;
  /** Actions on what holds it: its bucket; the same where there is nothing above it. */
  readonly holder?: Readonly<Record<string, string>>;
}

/** By the service of the ARN. Kinds are the same over services, so that a report can be read down. */
export const neighbourActions: Readonly<Record<string, Neighbours>> = {
  s3: {
    own: {
      "read-instead": "s3:GetObject",
      "write-instead": "s3:PutObject",
      delete: "s3:DeleteObject",
      "delete-version": "s3:DeleteObjectVersion",
      "change-access": "s3:PutObjectAcl",
      "skip-retention": "s3:BypassGovernanceRetention",
    },
    holder: {
      "change-policy": "s3:PutBucketPolicy",
      "open-to-all": "s3:PutBucketPublicAccessBlock",
      "delete-container": "s3:DeleteBucket",
      "stop-versions": "s3:PutBucketVersioning",
    },
  },
  dynamodb: {
    own: {
      "read-instead": "dynamodb:Scan",
      "write-instead": "dynamodb:PutItem",
      delete: "dynamodb:DeleteItem",
      "delete-container": "dynamodb:DeleteTable",
      "change-policy": "dynamodb:PutResourcePolicy",
    },
  },
  sqs: {
    own: {
      "read-instead": "sqs:ReceiveMessage",
      "write-instead": "sqs:SendMessage",
      delete: "sqs:PurgeQueue",
      "delete-container": "sqs:DeleteQueue",
      "change-policy": "sqs:AddPermission",
    },
  },
  sns: {
    own: {
      "read-instead": "sns:Subscribe",
      "write-instead": "sns:Publish",
      "delete-container": "sns:DeleteTopic",
      "change-policy": "sns:AddPermission",
    },
  },
  kms: {
    own: {
      "read-instead": "kms:Decrypt",
      "write-instead": "kms:Encrypt",
      "hand-on": "kms:CreateGrant",
      "change-policy": "kms:PutKeyPolicy",
      "delete-container": "kms:ScheduleKeyDeletion",
    },
  },
  secretsmanager: {
    own: {
      "read-instead": "secretsmanager:GetSecretValue",
      "write-instead": "secretsmanager:PutSecretValue",
      "delete-container": "secretsmanager:DeleteSecret",
      "change-policy": "secretsmanager:PutResourcePolicy",
    },
  },
  logs: {
    own: {
      "read-instead": "logs:GetLogEvents",
      delete: "logs:DeleteLogStream",
    },
    holder: {
      "delete-container": "logs:DeleteLogGroup",
      "keep-less": "logs:PutRetentionPolicy",
    },
  },
  lambda: {
    own: {
      "write-instead": "lambda:UpdateFunctionCode",
      "change-policy": "lambda:AddPermission",
      "delete-container": "lambda:DeleteFunction",
    },
  },
};
