import { beforeAll, describe, expect, test } from "@jest/globals";
import { checkInputs } from "../check/checkInputs.js";
import { findDefinition } from "../findDefinition.js";
import { registry } from "../registry.js";
import type { Session } from "../Session.js";
import { planSession } from "../testing/planSession.js";
import type { Properties } from "../values/Json.js";
import { fromPlainProperties } from "../values/plain.js";

const fargate = { family: "worker", requiresCompatibilities: ["FARGATE"], containerDefinitions: "[]" };
const rule = { securityGroupId: "sg-1", ipProtocol: "tcp", fromPort: 443, toPort: 443 };
const service = { taskDefinition: "worker:1", cluster: "workers" };
const scaled = { serviceNamespace: "ecs", resourceId: "service/a/b", scalableDimension: "ecs:service:DesiredCount" };
const steps = (stepAdjustments: Properties[string]): Properties => ({
  ...scaled,
  stepScalingPolicyConfiguration: { adjustmentType: "ExactCapacity", stepAdjustments: stepAdjustments ?? [] },
});

const database = {
  engine: "postgres",
  instanceClass: "db.t4g.micro",
  allocatedStorage: 20,
  username: "master",
  manageMasterUserPassword: true,
};
const instance = (own: Properties): readonly [string, Properties] => [
  "aws:rds/instance:Instance",
  { ...database, ...own },
];
const version = { secretId: "arn", secretString: "a" };
const parameter = { type: "SecureString", value: "a" };
const rotation = { secretId: "arn", rotationLambdaArn: "arn" };

/** What AWS would answer with an error, found before anything is called. */
const refused: readonly [string, string, Properties, string][] = [
  [
    "a route without a target",
    "aws:ec2/route:Route",
    { routeTableId: "rtb-1", destinationCidrBlock: "10.0.0.0/8" },
    "gatewayId",
  ],
  [
    "a route with two targets",
    "aws:ec2/route:Route",
    { routeTableId: "rtb-1", destinationCidrBlock: "10.0.0.0/8", gatewayId: "igw-1", natGatewayId: "nat-1" },
    "gatewayId",
  ],
  [
    "an inline route without a target",
    "aws:ec2/routeTable:RouteTable",
    { vpcId: "vpc-1", routes: [{ cidrBlock: "10.0.0.0/8" }] },
    "routes[0]",
  ],
  ["a rule without a peer", "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", rule, "cidrIpv4"],
  [
    "a rule with two peers",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    { ...rule, cidrIpv4: "10.0.0.0/8", prefixListId: "pl-1" },
    "cidrIpv4",
  ],
  [
    "ports of a rule for every protocol",
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    { ...rule, ipProtocol: "-1", cidrIpv4: "10.0.0.0/8" },
    "fromPort",
  ],
  [
    "subnets of a gateway endpoint",
    "aws:ec2/vpcEndpoint:VpcEndpoint",
    { vpcId: "vpc-1", serviceName: "com.amazonaws.eu-west-1.s3", subnetIds: ["subnet-1"] },
    "subnetIds",
  ],
  [
    "private DNS of a gateway endpoint",
    "aws:ec2/vpcEndpoint:VpcEndpoint",
    { vpcId: "vpc-1", serviceName: "com.amazonaws.eu-west-1.s3", privateDnsEnabled: true },
    "privateDnsEnabled",
  ],
  [
    "route tables of an interface endpoint",
    "aws:ec2/vpcEndpoint:VpcEndpoint",
    {
      vpcId: "vpc-1",
      serviceName: "com.amazonaws.eu-west-1.sqs",
      vpcEndpointType: "Interface",
      routeTableIds: ["rtb-1"],
    },
    "routeTableIds",
  ],
  [
    "a flow log of a VPC and a subnet",
    "aws:ec2/flowLog:FlowLog",
    {
      vpcId: "vpc-1",
      subnetId: "subnet-1",
      trafficType: "ALL",
      logDestination: "arn:aws:s3:::logs",
      logDestinationType: "s3",
    },
    "vpcId",
  ],
  [
    "a flow log to CloudWatch Logs without a role",
    "aws:ec2/flowLog:FlowLog",
    { vpcId: "vpc-1", trafficType: "ALL", logDestination: "arn:aws:logs:eu-west-1:123456789012:log-group:flow" },
    "iamRoleArn",
  ],
  [
    "a flow log's odd interval",
    "aws:ec2/flowLog:FlowLog",
    {
      vpcId: "vpc-1",
      trafficType: "ALL",
      logDestination: "arn:aws:s3:::logs",
      logDestinationType: "s3",
      maxAggregationInterval: 90,
    },
    "maxAggregationInterval",
  ],
  ["a Fargate task without memory", "aws:ecs/taskDefinition:TaskDefinition", { ...fargate, cpu: "256" }, "memory"],
  [
    "a Fargate task on the bridge network",
    "aws:ecs/taskDefinition:TaskDefinition",
    { ...fargate, cpu: "256", memory: "512", networkMode: "bridge" },
    "networkMode",
  ],
  [
    "containers that are no list",
    "aws:ecs/taskDefinition:TaskDefinition",
    { family: "worker", containerDefinitions: '{"name":"worker"}' },
    "containerDefinitions",
  ],
  [
    "a service with a launch type and a strategy",
    "aws:ecs/service:Service",
    { ...service, launchType: "FARGATE", capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT" }] },
    "launchType",
  ],
  [
    "a service that may keep less than it must",
    "aws:ecs/service:Service",
    { ...service, deploymentMaximumPercent: 50 },
    "deploymentMaximumPercent",
  ],
  [
    "bounds that cross",
    "aws:appautoscaling/target:Target",
    { ...scaled, minCapacity: 5, maxCapacity: 4 },
    "minCapacity",
  ],
  [
    "a policy without steps",
    "aws:appautoscaling/policy:Policy",
    steps([]),
    "stepScalingPolicyConfiguration.stepAdjustments",
  ],
  [
    "a step's bound that is no number",
    "aws:appautoscaling/policy:Policy",
    steps([{ metricIntervalLowerBound: "many", scalingAdjustment: 1 }]),
    "stepScalingPolicyConfiguration.stepAdjustments[0]",
  ],
  ["a password of one's own beside a managed one", ...instance({ password: "a" }), "password"],
  ["an instance without a password", ...instance({ manageMasterUserPassword: false }), "password"],
  ["an instance's name in capitals", ...instance({ identifier: "Orders" }), "identifier"],
  ["an instance without storage", ...instance({ allocatedStorage: 0 }), "allocatedStorage"],
  ["storage that would have to shrink", ...instance({ maxAllocatedStorage: 10 }), "maxAllocatedStorage"],
  ["backups for longer than RDS keeps them", ...instance({ backupRetentionPeriod: 36 }), "backupRetentionPeriod"],
  ["monitoring without a role", ...instance({ monitoringInterval: 60 }), "monitoringRoleArn"],
  ["monitoring at another interval than RDS's", ...instance({ monitoringInterval: 7 }), "monitoringInterval"],
  ["a key of storage that is not encrypted", ...instance({ kmsKeyId: "arn" }), "storageEncrypted"],
  [
    "a key of Performance Insights that are off",
    ...instance({ performanceInsightsKmsKeyId: "arn" }),
    "performanceInsightsEnabled",
  ],
  ["a database in one subnet", "aws:rds/subnetGroup:SubnetGroup", { subnetIds: ["subnet-1"] }, "subnetIds"],
  ["a subnet group called default", "aws:rds/subnetGroup:SubnetGroup", { name: "default", subnetIds: [] }, "name"],
  [
    "a secret that is gone in a day",
    "aws:secretsmanager/secret:Secret",
    { recoveryWindowInDays: 1 },
    "recoveryWindowInDays",
  ],
  [
    "two values of one version",
    "aws:secretsmanager/secretVersion:SecretVersion",
    { ...version, secretBinary: "YQ==" },
    "secretString",
  ],
  [
    "a write-only value without its number",
    "aws:secretsmanager/secretVersion:SecretVersion",
    { secretId: "arn", secretStringWo: "a" },
    "secretStringWoVersion",
  ],
  [
    "a rotation without a time",
    "aws:secretsmanager/secretRotation:SecretRotation",
    { ...rotation, rotationRules: {} },
    "rotationRules",
  ],
  [
    "a rotation once in three years",
    "aws:secretsmanager/secretRotation:SecretRotation",
    { ...rotation, rotationRules: { automaticallyAfterDays: 1095 } },
    "rotationRules.automaticallyAfterDays",
  ],
  ["a parameter without a value", "aws:ssm/parameter:Parameter", { type: "String" }, "value"],
  ["two values of one parameter", "aws:ssm/parameter:Parameter", { ...parameter, valueWo: "b" }, "value"],
  [
    "an insecure value of a SecureString",
    "aws:ssm/parameter:Parameter",
    { type: "SecureString", insecureValue: "a" },
    "insecureValue",
  ],
];

describe("check", () => {
  let session: Session;
  beforeAll(async () => {
    session = await planSession(...registry.values());
  });

  const problems = (type: string, news: Properties): readonly string[] => {
    const asked = {
      urn: `urn:pulumi:dev::app::${type}::it`,
      olds: {},
      news: fromPlainProperties(news),
      naming: { name: "it" },
    };
    return checkInputs(findDefinition(session.definitions, type), asked, session).problems.map(
      ({ property }) => property,
    );
  };

  test.each(refused)("refuses %s", (_what, type, inputs, property) => {
    expect(problems(type, inputs)).toContain(property);
  });

  test("asks nothing more of inputs that are right", () => {
    expect([
      problems("aws:ec2/route:Route", {
        routeTableId: "rtb-1",
        destinationCidrBlock: "0.0.0.0/0",
        natGatewayId: "nat-1",
      }),
      problems("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", { ...rule, prefixListId: "pl-1" }),
      problems("aws:ecs/taskDefinition:TaskDefinition", { ...fargate, cpu: "256", memory: "512" }),
      problems("aws:ecs/service:Service", service),
      problems("aws:appautoscaling/policy:Policy", steps([{ metricIntervalLowerBound: "-0.5", scalingAdjustment: 1 }])),
      problems(...instance({})),
      problems("aws:secretsmanager/secretVersion:SecretVersion", version),
      problems("aws:ssm/parameter:Parameter", parameter),
    ]).toEqual([[], [], [], [], [], [], [], []]);
  });
});
