import type { AccessAnalyzerClient } from "@aws-sdk/client-accessanalyzer";
import type { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import type { ApplicationAutoScalingClient } from "@aws-sdk/client-application-auto-scaling";
import type { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import type { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { EC2Client } from "@aws-sdk/client-ec2";
import type { ECSClient } from "@aws-sdk/client-ecs";
import type { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import type { IAMClient } from "@aws-sdk/client-iam";
import type { KMSClient } from "@aws-sdk/client-kms";
import type { LambdaClient } from "@aws-sdk/client-lambda";
import type { RDSClient } from "@aws-sdk/client-rds";
import type { S3Client } from "@aws-sdk/client-s3";
import type { S3ControlClient } from "@aws-sdk/client-s3-control";
import type { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { SNSClient } from "@aws-sdk/client-sns";
import type { SQSClient } from "@aws-sdk/client-sqs";
import type { SSMClient } from "@aws-sdk/client-ssm";
import type { STSClient } from "@aws-sdk/client-sts";

/** AWS clients by region, each made once. They stop their requests when the engine cancels. */
export interface Clients {
  readonly s3: (region: string) => S3Client;
  readonly s3control: (region: string) => S3ControlClient;
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
  readonly apigateway: (region: string) => APIGatewayClient;
  readonly lambda: (region: string) => LambdaClient;
  readonly autoscaling: (region: string) => ApplicationAutoScalingClient;
  readonly rds: (region: string) => RDSClient;
  readonly secrets: (region: string) => SecretsManagerClient;
  readonly ssm: (region: string) => SSMClient;
  readonly cloudtrail: (region: string) => CloudTrailClient;
  readonly accessAnalyzer: (region: string) => AccessAnalyzerClient;
}
