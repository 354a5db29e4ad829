import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ECRClient } from "@aws-sdk/client-ecr";
import { IAMClient } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { RDSClient } from "@aws-sdk/client-rds";
import { S3Client } from "@aws-sdk/client-s3";
import { S3ControlClient } from "@aws-sdk/client-s3-control";
import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import { STSClient } from "@aws-sdk/client-sts";
import { openVault } from "@sallyport/credentials/vault";
import { s3ControlClient } from "@sallyport/sandbox";
import { clientSettings } from "@sallyport/worker-kit";
import type { AccountClients } from "./AccountClients.js";

/** Clients over the credentials and the endpoint of this process's environment; each is made once for a region. */
export function makeAccountClients(variables: Readonly<Record<string, string | undefined>>): AccountClients {
  const settings = (region: string) => clientSettings({ region, maxSockets: 8 });
  const endpoint = variables.AWS_ENDPOINT_URL;
  return {
    cloudtrail: perRegion((region) => new CloudTrailClient(settings(region))),
    cloudwatch: perRegion((region) => new CloudWatchClient(settings(region))),
    dynamodb: perRegion((region) => new DynamoDBClient(settings(region))),
    ec2: perRegion((region) => new EC2Client(settings(region))),
    ecr: perRegion((region) => new ECRClient(settings(region))),
    iam: perRegion((region) => new IAMClient(settings(region))),
    kms: perRegion((region) => new KMSClient(settings(region))),
    lambda: perRegion((region) => new LambdaClient(settings(region))),
    logs: perRegion((region) => new CloudWatchLogsClient(settings(region))),
    rds: perRegion((region) => new RDSClient(settings(region))),
    s3: perRegion((region) => new S3Client({ ...settings(region), followRegionRedirects: true })),
    // The account's id goes into the host's name, which a sandbox's address does not take.
    s3control: perRegion((region) =>
      endpoint === undefined ? new S3ControlClient(settings(region)) : s3ControlClient(settings(region), endpoint),
    ),
    sns: perRegion((region) => new SNSClient(settings(region))),
    sqs: perRegion((region) => new SQSClient(settings(region))),
    sts: perRegion((region) => new STSClient(settings(region))),
    vault: perRegion((region) => openVault({ region, maxSockets: 8 })),
  };
}

function perRegion<Client>(make: (region: string) => Client): (region: string) => Client {
  const made = new Map<string, Client>();
  return (region) => {
    const client = made.get(region) ?? make(region);
    made.set(region, client);
    return client;
  };
}
