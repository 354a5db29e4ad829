import { readFileSync } from "node:fs";
import { Agent } from "node:https";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { CreatePolicyCommand, CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { S3Client } from "@aws-sdk/client-s3";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import type { TestSandbox } from "@sallyport/sandbox/testing";

export const region = "eu-west-1";

/** Clients that act as one principal in a sandbox. */
export interface Principal {
  readonly s3: S3Client;
  readonly kms: KMSClient;
  readonly sqs: SQSClient;
  readonly dynamodb: DynamoDBClient;
  readonly secrets: SecretsManagerClient;
  readonly sns: SNSClient;
  readonly logs: CloudWatchLogsClient;
  readonly cloudwatch: CloudWatchClient;
}

/** The account of a test's sandbox. */
export interface SandboxAccount {
  readonly accountId: string;
  /** The account's root, for what a test needs beforehand. */
  readonly root: Principal;
  /** Makes a role with inline policies, and a permissions boundary if one is given, and acts as it. */
  readonly actAs: (role: string, policies: readonly string[], boundary?: string) => Promise<Principal>;
}

export async function sandboxAccount({ environment, endpoint, caFile }: TestSandbox): Promise<SandboxAccount> {
  const requestHandler = { httpsAgent: new Agent({ ca: readFileSync(caFile) }) };
  const deployKey = {
    accessKeyId: environment.AWS_ACCESS_KEY_ID ?? "",
    secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? "",
  };
  const settings = (credentials: typeof deployKey & { readonly sessionToken?: string }) => ({
    region,
    endpoint,
    requestHandler,
    credentials,
  });
  const clients = (credentials: Parameters<typeof settings>[0]): Principal => ({
    s3: new S3Client({ ...settings(credentials), forcePathStyle: true }),
    kms: new KMSClient(settings(credentials)),
    sqs: new SQSClient(settings(credentials)),
    dynamodb: new DynamoDBClient(settings(credentials)),
    secrets: new SecretsManagerClient(settings(credentials)),
    sns: new SNSClient(settings(credentials)),
    logs: new CloudWatchLogsClient(settings(credentials)),
    cloudwatch: new CloudWatchClient(settings(credentials)),
  });
  const iam = new IAMClient(settings(deployKey));
  const sts = new STSClient(settings(deployKey));
  const { Account: accountId = "" } = await sts.send(new GetCallerIdentityCommand({}));
  const trust = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${accountId}:root` }, Action: "sts:AssumeRole" }],
  });
  const actAs: SandboxAccount["actAs"] = async (role, policies, boundary) => {
    const bounded =
      boundary && (await iam.send(new CreatePolicyCommand({ PolicyName: role, PolicyDocument: boundary })));
    const made = await iam.send(
      new CreateRoleCommand({
        RoleName: role,
        AssumeRolePolicyDocument: trust,
        ...(bounded && { PermissionsBoundary: bounded.Policy?.Arn }),
      }),
    );
    for (const [index, document] of policies.entries()) {
      await iam.send(new PutRolePolicyCommand({ RoleName: role, PolicyName: `p${index}`, PolicyDocument: document }));
    }
    const session = await sts.send(new AssumeRoleCommand({ RoleArn: made.Role?.Arn, RoleSessionName: "test" }));
    return clients({
      accessKeyId: session.Credentials?.AccessKeyId ?? "",
      secretAccessKey: session.Credentials?.SecretAccessKey ?? "",
      sessionToken: session.Credentials?.SessionToken ?? "",
    });
  };
  return { accountId, root: clients(deployKey), actAs };
}
