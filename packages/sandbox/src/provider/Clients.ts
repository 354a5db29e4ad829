import type { ApplicationAutoScalingClient } from "@aws-sdk/client-application-auto-scaling";
import type { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { EC2Client } from "@aws-sdk/client-ec2";
import type { ECSClient } from "@aws-sdk/client-ecs";
import type { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import type { IAMClient } from "@aws-sdk/client-iam";
import type { KMSClient } from "@aws-sdk/client-kms";
import type { S3Client } from "@aws-sdk/client-s3";
import type { SNSClient } from "@aws-sdk/client-sns";
import type { SQSClient } from "@aws-sdk/client-sqs";
import type { STSClient } from "@aws-sdk/client-sts";

/** AWS clients by region, each made once. They stop their requests when the engine cancels. */
export interface Clients {
  readonly s3: (region: string) => S3Client;
  readonly kms: (region: string) => KMSClient;
  readonly iam: (region: string) => IAMClient;
  readonly sqs: (region: string) => SQSClient;
  readonly sns: (region: string) => SNSClient;
  readonly sts: (region: string) => STSClient;
  readonly dynamodb: (region: string) => DynamoDBClient;
  readonly ec2: (region: string) => EC2Client;
  readonly ecs: (region: string) => ECSClient;
  readonly cloudwatch: (region: string) => CloudWatchClient;
  readonly logs: (region: string) => CloudWatchLogsClient;
  readonly events: (region: string) => EventBridgeClient;
  readonly autoscaling: (region: string) => ApplicationAutoScalingClient;
}
