import type { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import type { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { EC2Client } from "@aws-sdk/client-ec2";
import type { ECRClient } from "@aws-sdk/client-ecr";
import type { IAMClient } from "@aws-sdk/client-iam";
import type { KMSClient } from "@aws-sdk/client-kms";
import type { LambdaClient } from "@aws-sdk/client-lambda";
import type { RDSClient } from "@aws-sdk/client-rds";
import type { S3Client } from "@aws-sdk/client-s3";
import type { S3ControlClient } from "@aws-sdk/client-s3-control";
import type { SNSClient } from "@aws-sdk/client-sns";
import type { SQSClient } from "@aws-sdk/client-sqs";
import type { STSClient } from "@aws-sdk/client-sts";
import type { SecretVault } from "@sallyport/credentials";

/** Clients of the account that is looked at, by region. The validator only reads with them. */
export interface AccountClients {
  readonly cloudtrail: (region: string) => CloudTrailClient;
  readonly cloudwatch: (region: string) => CloudWatchClient;
  readonly dynamodb: (region: string) => DynamoDBClient;
  readonly ec2: (region: string) => EC2Client;
  readonly ecr: (region: string) => ECRClient;
  readonly iam: (region: string) => IAMClient;
  readonly kms: (region: string) => KMSClient;
  readonly lambda: (region: string) => LambdaClient;
  readonly logs: (region: string) => CloudWatchLogsClient;
  readonly rds: (region: string) => RDSClient;
  readonly s3: (region: string) => S3Client;
  readonly s3control: (region: string) => S3ControlClient;
  readonly sns: (region: string) => SNSClient;
  readonly sqs: (region: string) => SQSClient;
  readonly sts: (region: string) => STSClient;
  /** Secrets, through the library that alone reads them (SEC-05). */
  readonly vault: (region: string) => SecretVault;
}
