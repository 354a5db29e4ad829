/**
 * Where each type names the KMS key that encrypts what it holds: paths of inputs, `*` for any list element. The suite
 * refuses a type that takes a key and is neither here nor among `encryptedElsewhere`.
 */
export const encryptedBy: Readonly<Record<string, readonly string[]>> = {
  "aws:athena/workgroup:Workgroup": ["configuration.resultConfiguration.encryptionConfiguration.kmsKeyArn"],
  "aws:backup/vault:Vault": ["kmsKeyArn"],
  "aws:cfg/deliveryChannel:DeliveryChannel": ["s3KmsKeyArn"],
  "aws:cloudtrail/trail:Trail": ["kmsKeyId"],
  "aws:cloudwatch/logGroup:LogGroup": ["kmsKeyId"],
  "aws:dynamodb/table:Table": ["serverSideEncryption.kmsKeyArn"],
  "aws:ecr/repository:Repository": ["encryptionConfigurations.*.kmsKey"],
  "aws:lambda/function:Function": ["kmsKeyArn"],
  "aws:rds/instance:Instance": ["kmsKeyId", "performanceInsightsKmsKeyId", "masterUserSecretKmsKeyId"],
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": [
    "rules.*.destination.encryptionConfiguration.replicaKmsKeyId",
  ],
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": [
    "rules.*.applyServerSideEncryptionByDefault.kmsMasterKeyId",
  ],
  "aws:s3/inventory:Inventory": ["destination.bucket.encryption.sseKms.keyId"],
  "aws:scheduler/schedule:Schedule": ["kmsKeyArn"],
  "aws:secretsmanager/secret:Secret": ["kmsKeyId"],
  "aws:sfn/stateMachine:StateMachine": ["encryptionConfiguration.kmsKeyId"],
  "aws:sns/topic:Topic": ["kmsMasterKeyId"],
  "aws:sqs/queue:Queue": ["kmsMasterKeyId"],
  "aws:ssm/parameter:Parameter": ["keyId"],
};

/** Types that take a key and need none of their own here, each with the reason. */
export const encryptedElsewhere: Readonly<Record<string, string>> = {
  "aws:lambda/eventSourceMapping:EventSourceMapping": "its key is for filter criteria, and no component sets any",
  "aws:s3/bucket:Bucket": "its encryption is a resource of its own, which the suite asks for",
};

/** What is encrypted without a customer's key, each with the reason. */
export const withoutKey: Readonly<Record<string, string>> = {
  "LogBucket$aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
    "S3 delivers access logs to no bucket whose default is SSE-KMS",
  "ScheduledTask$aws:scheduler/schedule:Schedule": "its target has no input: it holds a time and two names",
};
