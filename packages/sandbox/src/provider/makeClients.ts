import { AccessAnalyzerClient } from "@aws-sdk/client-accessanalyzer";
import { AccountClient } from "@aws-sdk/client-account";
import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { ApplicationAutoScalingClient } from "@aws-sdk/client-application-auto-scaling";
import { AthenaClient } from "@aws-sdk/client-athena";
import { BackupClient } from "@aws-sdk/client-backup";
import { BatchClient } from "@aws-sdk/client-batch";
import { BudgetsClient } from "@aws-sdk/client-budgets";
import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { ConfigServiceClient } from "@aws-sdk/client-config-service";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ECRClient } from "@aws-sdk/client-ecr";
import { ECSClient } from "@aws-sdk/client-ecs";
import { EMRServerlessClient } from "@aws-sdk/client-emr-serverless";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { GlueClient } from "@aws-sdk/client-glue";
import { GuardDutyClient } from "@aws-sdk/client-guardduty";
import { IAMClient } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { RDSClient } from "@aws-sdk/client-rds";
import { S3Client } from "@aws-sdk/client-s3";
import { SchedulerClient } from "@aws-sdk/client-scheduler";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SecurityHubClient } from "@aws-sdk/client-securityhub";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import { SSMClient } from "@aws-sdk/client-ssm";
import { STSClient } from "@aws-sdk/client-sts";
import { WAFV2Client } from "@aws-sdk/client-wafv2";
import type { Clients } from "./Clients.js";
import { s3ControlClient } from "./s3ControlClient.js";
import { stopOn } from "./stopOn.js";

/** Where and as whom clients call. */
export interface Connection {
  /** Loopback URL of the sandbox. */
  readonly endpoint: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  /** PEM texts of the authorities to trust; Node's own by default. */
  readonly ca?: string[];
}

/** Real AWS SDK clients over one endpoint, one for each service and region. */
export const makeClients = (connection: Connection, signal: AbortSignal): Clients => {
  const { endpoint, credentials, ca } = connection;
  const settings = (region: string) => ({
    region,
    endpoint,
    credentials,
    maxAttempts: 3,
    requestHandler: { requestTimeout: 60_000, httpsAgent: { keepAlive: true, ...(ca === undefined ? {} : { ca }) } },
  });
  const perRegion = <C extends Parameters<typeof stopOn>[0]>(make: (region: string) => C) => {
    const made = new Map<string, C>();
    return (region: string): C => {
      const client = made.get(region) ?? make(region);
      if (!made.has(region)) {
        stopOn(client, signal);
        made.set(region, client);
      }
      return client;
    };
  };
  return {
    s3: perRegion((region) => new S3Client({ ...settings(region), forcePathStyle: true })),
    s3control: perRegion((region) => s3ControlClient(settings(region), endpoint)),
    kms: perRegion((region) => new KMSClient(settings(region))),
    iam: perRegion((region) => new IAMClient(settings(region))),
    sqs: perRegion((region) => new SQSClient(settings(region))),
    sns: perRegion((region) => new SNSClient(settings(region))),
    sts: perRegion((region) => new STSClient(settings(region))),
    dynamodb: perRegion((region) => new DynamoDBClient(settings(region))),
    ec2: perRegion((region) => new EC2Client(settings(region))),
    ecs: perRegion((region) => new ECSClient(settings(region))),
    cloudwatch: perRegion((region) => new CloudWatchClient(settings(region))),
    logs: perRegion((region) => new CloudWatchLogsClient(settings(region))),
    events: perRegion((region) => new EventBridgeClient(settings(region))),
    apigateway: perRegion((region) => new APIGatewayClient(settings(region))),
    lambda: perRegion((region) => new LambdaClient(settings(region))),
    autoscaling: perRegion((region) => new ApplicationAutoScalingClient(settings(region))),
    rds: perRegion((region) => new RDSClient(settings(region))),
    secrets: perRegion((region) => new SecretsManagerClient(settings(region))),
    ssm: perRegion((region) => new SSMClient(settings(region))),
    cloudtrail: perRegion((region) => new CloudTrailClient(settings(region))),
    organizations: perRegion((region) => new OrganizationsClient(settings(region))),
    accessAnalyzer: perRegion((region) => new AccessAnalyzerClient(settings(region))),
    athena: perRegion((region) => new AthenaClient(settings(region))),
    backup: perRegion((region) => new BackupClient(settings(region))),
    batch: perRegion((region) => new BatchClient(settings(region))),
    ecr: perRegion((region) => new ECRClient(settings(region))),
    emrServerless: perRegion((region) => new EMRServerlessClient(settings(region))),
    sfn: perRegion((region) => new SFNClient(settings(region))),
    scheduler: perRegion((region) => new SchedulerClient(settings(region))),
    account: perRegion((region) => new AccountClient(settings(region))),
    budgets: perRegion((region) => new BudgetsClient(settings(region))),
    config: perRegion((region) => new ConfigServiceClient(settings(region))),
    glue: perRegion((region) => new GlueClient(settings(region))),
    guardduty: perRegion((region) => new GuardDutyClient(settings(region))),
    securityhub: perRegion((region) => new SecurityHubClient(settings(region))),
    wafv2: perRegion((region) => new WAFV2Client(settings(region))),
  };
};
