import { CloudTrailClient, CreateTrailCommand } from "@aws-sdk/client-cloudtrail";
import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { AuthorizeSecurityGroupIngressCommand, CreateSecurityGroupCommand, EC2Client } from "@aws-sdk/client-ec2";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { CreateFunctionCommand, CreateFunctionUrlConfigCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { CreateTopicCommand, SNSClient } from "@aws-sdk/client-sns";
import { CreateQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { testClientSettings } from "@sallyport/worker-kit/testing";
import { zipSync } from "fflate";
import type { PlantedFault } from "./PlantedFault.js";
import { plantedValues } from "./plantedValues.js";
import { policyOf } from "./policyOf.js";
import { trusting } from "./trusting.js";

type Settings = ReturnType<typeof testClientSettings>;

const account = "000000000000";
const everybody = { Effect: "Allow", Principal: "*" };

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
