import { generateKeyPairSync, randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CloudTrailClient, CreateTrailCommand } from "@aws-sdk/client-cloudtrail";
import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { AuthorizeSecurityGroupIngressCommand, CreateSecurityGroupCommand, EC2Client } from "@aws-sdk/client-ec2";
import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { CreateFunctionCommand, CreateFunctionUrlConfigCommand, LambdaClient } from "@aws-sdk/client-lambda";
import {
  CreateBucketCommand,
  DeleteBucketEncryptionCommand,
  DeletePublicAccessBlockCommand,
  PutBucketPolicyCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { CreateTopicCommand, SNSClient } from "@aws-sdk/client-sns";
import { CreateQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import { Secret, type SecretsManagerVault } from "@sallyport/credentials";
import type { testClientSettings } from "@sallyport/worker-kit/testing";
import { zipSync } from "fflate";

type Settings = ReturnType<typeof testClientSettings>;

/** Something that an account or a folder must not have. */
export interface PlantedFault {
  readonly name: string;
  readonly plant: () => Promise<unknown>;
  /** The finding that tells of it. */
  readonly found: { readonly check: string; readonly where: RegExp; readonly message: RegExp };
}

const account = "000000000000";
const everybody = { Effect: "Allow", Principal: "*" };
const policyOf = (...Statement: readonly object[]): string => JSON.stringify({ Version: "2012-10-17", Statement });
const trusting = (Principal: object | string): string =>
  policyOf({ Effect: "Allow", Principal, Action: "sts:AssumeRole" });

/** Values that no report may show: made anew for each run, so that nothing of this file is a secret itself. */
export const plantedValues = {
  keyId: `AKIA${randomBytes(16)
    .toString("base64")
    .replaceAll(/[^A-Z2-7]/g, "")
    .padEnd(16, "Q7")
    .slice(0, 16)}`,
  key: randomBytes(30).toString("base64"),
  pem: generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  }).privateKey,
  password: randomBytes(18).toString("hex"),
};

/** In the source. */
export function faultsOfSource(folder: string): readonly PlantedFault[] {
  const file = (name: string, text: string) => async () => writeFileSync(join(folder, name), text);
  const found = (where: RegExp) => ({ check: "hard-coded-credentials", where, message: /^It holds a/ });
  const { keyId, key, pem, password } = plantedValues;
  return [
    {
      name: "an access key in a script",
      plant: file("upload.sh", `#!/bin/sh\nexport AWS_ACCESS_KEY_ID=${keyId}\nexport AWS_SECRET_ACCESS_KEY=${key}\n`),
      found: found(/^upload\.sh:[23]$/),
    },
    { name: "a private key", plant: file("server.pem", pem), found: found(/^server\.pem:1$/) },
    {
      name: "a password in code",
      plant: file("load.py", `import clickhouse_connect\n\nclient = connect(host="db", password="${password}")\n`),
      found: found(/^load\.py:3$/),
    },
  ];
}

/** In IAM, and what of it reaches secrets. */
export function faultsOfIdentities(settings: Settings): readonly PlantedFault[] {
  const iam = new IAMClient(settings);
  const role = async (RoleName: string, trust: string, ...statements: readonly object[]) => {
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }));
    if (statements.length === 0) return;
    const PolicyDocument = policyOf(...statements);
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "rights", PolicyDocument }));
  };
  const tasks = trusting({ Service: "ecs-tasks.amazonaws.com" });
  const found = (name: string, message: RegExp) => ({
    check: "least-privilege",
    where: new RegExp(`^role ${name},`),
    message,
  });
  return [
    {
      name: "a role with every right",
      plant: () => role("mighty", tasks, { Effect: "Allow", Action: "*", Resource: "*" }),
      found: found("mighty", /every action/),
    },
    {
      name: "a role with a whole service",
      plant: () => role("keeper", tasks, { Effect: "Allow", Action: ["s3:*"], Resource: ["arn:aws:s3:::orders/*"] }),
      found: found("keeper", /whole services: s3:\*/),
    },
    {
      name: "a role with all objects",
      plant: () => role("reader", tasks, { Effect: "Allow", Action: ["s3:GetObject"], Resource: "*" }),
      found: found("reader", /all resources: s3:GetObject/),
    },
    {
      name: "a role for everybody",
      plant: () => role("open", trusting({ AWS: "*" })),
      found: found("open", /Everybody/),
    },
    {
      name: "a role for another account",
      plant: () => role("foreign", trusting({ AWS: "arn:aws:iam::444455556666:root" })),
      found: found("foreign", /Another account/),
    },
    {
      name: "a user with keys",
      plant: async () => {
        await iam.send(new CreateUserCommand({ UserName: "ingest" }));
        await iam.send(new CreateAccessKeyCommand({ UserName: "ingest" }));
      },
      found: { check: "long-lived-keys", where: /^user ingest$/, message: /access key/ },
    },
    {
      name: "a role of dev that reads secrets of prod",
      plant: () =>
        role("dev-ingestion", trusting({ AWS: `arn:aws:iam::${account}:root` }), {
          ...{ Effect: "Allow", Action: ["secretsmanager:GetSecretValue"] },
          Resource: [`arn:aws:secretsmanager:eu-west-1:${account}:secret:avesa/*`],
        }),
      found: {
        check: "environment-isolation",
        where: /dev-ingestion/,
        message: /reads the secret avesa\/clickhouse\/prod/,
      },
    },
  ];
}

/** In what holds data. */
export function faultsOfStores(settings: Settings, secrets: SecretsManagerVault): readonly PlantedFault[] {
  const s3 = new S3Client({ ...settings, forcePathStyle: true });
  const bucket = async (Bucket: string) => {
    await s3.send(new CreateBucketCommand({ Bucket }));
    return Bucket;
  };
  const encryption = (where: RegExp, message: RegExp) => ({ check: "encryption-at-rest", where, message });
  return [
    {
      name: "a public bucket",
      plant: async () => {
        const Bucket = await bucket("planted-public");
        await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
        const Policy = policyOf({ ...everybody, Action: "s3:GetObject", Resource: `arn:aws:s3:::${Bucket}/*` });
        await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
      },
      found: { check: "public-buckets", where: /planted-public/, message: /lets everybody in/ },
    },
    {
      name: "a bucket that can be opened",
      plant: async () => {
        const Bucket = await bucket("planted-openable");
        const PublicAccessBlockConfiguration = { BlockPublicAcls: true, IgnorePublicAcls: true };
        await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
      },
      found: { check: "public-buckets", where: /planted-openable/, message: /block of public access is off/ },
    },
    {
      name: "a bucket that answers plain HTTP",
      plant: () => bucket("planted-plain"),
      found: { check: "public-buckets", where: /planted-plain/, message: /does not deny plain HTTP/ },
    },
    {
      name: "a bucket without KMS",
      plant: async () => {
        const Bucket = await bucket("planted-clear");
        await s3.send(new DeleteBucketEncryptionCommand({ Bucket }));
      },
      found: encryption(/bucket planted-clear/, /default encryption|S3's own key/),
    },
    {
      name: "a table under nobody's key",
      plant: () =>
        new DynamoDBClient(settings).send(
          new CreateTableCommand({
            ...{ TableName: "planted", BillingMode: "PAY_PER_REQUEST" },
            AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
            KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
          }),
        ),
      found: encryption(/^table planted$/, /AWS owns/),
    },
    {
      name: "a key that never changes",
      plant: () => new KMSClient(settings).send(new CreateKeyCommand({})),
      found: encryption(/^key arn:/, /does not rotate/),
    },
    {
      name: "a secret that never rotates",
      plant: () => secrets.write("orders/database", new Secret(plantedValues.password)),
      found: { check: "secret-rotation", where: /orders\/database/, message: /does not rotate/ },
    },
    {
      name: "a secret under the shared key",
      plant: async () => undefined,
      found: { check: "secret-rotation", where: /orders\/database/, message: /all secrets of the account share/ },
    },
  ];
}

/** In what carries messages and calls, and what records them. */
export function faultsOfTraffic(settings: Settings): readonly PlantedFault[] {
  const sqs = new SQSClient(settings);
  const ec2 = new EC2Client(settings);
  const iam = new IAMClient(settings);
  const lambda = new LambdaClient(settings);
  return [
    {
      name: "a queue for everybody",
      plant: () =>
        sqs.send(
          new CreateQueueCommand({
            QueueName: "planted-open",
            Attributes: { Policy: policyOf({ ...everybody, Action: "sqs:SendMessage", Resource: "*" }) },
          }),
        ),
      found: { check: "open-messaging", where: /planted-open/, message: /lets everybody in/ },
    },
    {
      name: "a queue in clear",
      plant: async () => undefined,
      found: { check: "encryption-at-rest", where: /sqs.*planted-open/, message: /not encrypted/ },
    },
    {
      name: "a topic in clear",
      plant: () => new SNSClient(settings).send(new CreateTopicCommand({ Name: "planted-topic" })),
      found: { check: "encryption-at-rest", where: /planted-topic/, message: /not encrypted/ },
    },
    {
      name: "logs for ever",
      plant: () => new CloudWatchLogsClient(settings).send(new CreateLogGroupCommand({ logGroupName: "/planted" })),
      found: { check: "encryption-at-rest", where: /log group \/planted/, message: /for ever/ },
    },
    {
      name: "a group that admits the internet",
      plant: async () => {
        const command = new CreateSecurityGroupCommand({ GroupName: "planted", Description: "planted" });
        const { GroupId } = await ec2.send(command);
        const IpPermissions = [
          { IpProtocol: "tcp", FromPort: 5432, ToPort: 5432, IpRanges: [{ CidrIp: "0.0.0.0/0" }] },
        ];
        await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
      },
      found: { check: "open-network", where: /planted/, message: /whole internet/ },
    },
    {
      name: "a function with a password in its environment",
      plant: async () => {
        const AssumeRolePolicyDocument = trusting({ Service: "lambda.amazonaws.com" });
        await iam.send(new CreateRoleCommand({ RoleName: "planted-function", AssumeRolePolicyDocument }));
        await lambda.send(
          new CreateFunctionCommand({
            ...{ FunctionName: "planted", Runtime: "nodejs24.x", Handler: "index.handler" },
            Role: `arn:aws:iam::${account}:role/planted-function`,
            Code: { ZipFile: zipSync({ "index.mjs": Buffer.from("export const handler = () => {};") }) },
            Environment: { Variables: { DB_PASSWORD: plantedValues.password } },
          }),
        );
      },
      found: { check: "open-functions", where: /planted, variable DB_PASSWORD/, message: /secret stands/ },
    },
    {
      name: "a function that answers anybody",
      plant: () => lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName: "planted", AuthType: "NONE" })),
      found: { check: "open-functions", where: /function planted$/, message: /without a signature/ },
    },
    {
      name: "a trail that is stopped",
      plant: () =>
        new CloudTrailClient(settings).send(
          new CreateTrailCommand({ Name: "planted", S3BucketName: "planted-plain", IsMultiRegionTrail: true }),
        ),
      found: { check: "audit-trail", where: /trail planted/, message: /stopped/ },
    },
  ];
}
