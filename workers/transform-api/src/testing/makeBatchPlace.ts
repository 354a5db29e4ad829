import {
  BatchClient,
  CreateComputeEnvironmentCommand,
  CreateJobQueueCommand,
  RegisterJobDefinitionCommand,
} from "@aws-sdk/client-batch";
import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";

export interface BatchPlace {
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly image: string;
  readonly logGroup: string;
}

/** A compute environment, a queue and a job definition of one name, as the stack lays them out, with roles that may do what Batch needs. */
export async function makeBatchPlace(
  settings: object,
  { account, region, name, image, logGroup }: BatchPlace,
): Promise<void> {
  const batch = new BatchClient(settings);
  await new CloudWatchLogsClient(settings).send(new CreateLogGroupCommand({ logGroupName: logGroup }));
  for (const role of ["job", "execution"]) await makeRole(new IAMClient(settings), `${name}-${role}`);
  await batch.send(
    new CreateComputeEnvironmentCommand({
      computeEnvironmentName: name,
      type: "MANAGED",
      computeResources: {
        type: "FARGATE",
        maxvCpus: 4,
        subnets: [await publicSubnet(new EC2Client(settings))],
        securityGroupIds: ["sg-1"],
      },
    }),
  );
  await batch.send(
    new CreateJobQueueCommand({
      jobQueueName: name,
      priority: 1,
      computeEnvironmentOrder: [{ order: 1, computeEnvironment: name }],
    }),
  );
  await batch.send(
    new RegisterJobDefinitionCommand({
      jobDefinitionName: name,
      type: "container",
      platformCapabilities: ["FARGATE"],
      containerProperties: {
        image: `${account}.dkr.ecr.${region}.amazonaws.com/${image}:latest`,
        jobRoleArn: `arn:aws:iam::${account}:role/${name}-job`,
        executionRoleArn: `arn:aws:iam::${account}:role/${name}-execution`,
        resourceRequirements: [
          { type: "VCPU", value: "1" },
          { type: "MEMORY", value: "2048" },
        ],
        networkConfiguration: { assignPublicIp: "ENABLED" },
        logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": logGroup } },
      },
    }),
  );
}

/** Jobs fetch their image and write their logs by the subnet: this one has a way out. */
async function publicSubnet(ec2: EC2Client): Promise<string> {
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/24" }));
  const VpcId = Vpc?.VpcId;
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: "10.0.0.0/25" }));
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
  const GatewayId = InternetGateway?.InternetGatewayId;
  await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId: GatewayId }));
  const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId }));
  const RouteTableId = RouteTable?.RouteTableId;
  await ec2.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId: Subnet?.SubnetId }));
  await ec2.send(new CreateRouteCommand({ RouteTableId, DestinationCidrBlock: "0.0.0.0/0", GatewayId }));
  return Subnet?.SubnetId ?? "";
}

async function makeRole(iam: IAMClient, RoleName: string): Promise<void> {
  const trust = { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" };
  const work = {
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents", "ecr:GetAuthorizationToken", "ecr:BatchGetImage"],
    Resource: "*",
  };
  const document = (statement: object): string => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: document(trust) }));
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "work", PolicyDocument: document(work) }));
}
