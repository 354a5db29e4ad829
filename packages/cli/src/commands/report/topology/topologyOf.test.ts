import { describe, expect, it } from "@jest/globals";
import type { RecordedResource } from "../../../pulumi/stack/RecordedResource.js";
import { topologyOf } from "./topologyOf.js";

const account = "eu-west-1:000000000000";
const urn = (type: string, name: string) => `urn:pulumi:prod::orders::${type}::${name}`;
const of = (type: string, name: string, outputs: object, id = name): RecordedResource => ({
  ...{ urn: urn(type, name), type, id, custom: true, outputs: outputs as Readonly<Record<string, unknown>> },
});
const policy = (Action: string | string[], Resource: string | string[], Effect = "Allow") =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Sid: "One", Effect, Action, Resource }] });

const queueArn = `arn:aws:sqs:${account}:events`;
const deadArn = `arn:aws:sqs:${account}:dead`;
const functionArn = `arn:aws:lambda:${account}:function:starter`;
const taskArn = `arn:aws:ecs:${account}:task-definition/loader:3`;
const scheduleArn = `arn:aws:scheduler:${account}:schedule/default/nightly`;

const resources: readonly RecordedResource[] = [
  of("aws:s3/bucket:Bucket", "input", { bucket: "orders-input" }),
  of("aws:s3/bucketNotification:BucketNotification", "told", { bucket: "orders-input", queues: [{ queueArn }] }),
  of("aws:sqs/queue:Queue", "events", {
    ...{ arn: queueArn, redrivePolicy: JSON.stringify({ deadLetterTargetArn: deadArn, maxReceiveCount: 5 }) },
  }),
  of("aws:sqs/queue:Queue", "dead", { arn: deadArn }),
  of("aws:lambda/function:Function", "starter", {
    ...{
      arn: functionArn,
      role: "arn:aws:iam::000000000000:role/starter",
      environment: { variables: { queues: "x" } },
    },
  }),
  of("aws:lambda/eventSourceMapping:EventSourceMapping", "from-queue", {
    eventSourceArn: queueArn,
    functionName: "starter",
  }),
  of("aws:scheduler/schedule:Schedule", "nightly", {
    ...{ arn: scheduleArn, scheduleExpression: "rate(1 day)", target: { arn: functionArn, roleArn: "r" } },
  }),
  of("aws:iam/role:Role", "starter", { name: "starter" }),
  of("aws:iam/rolePolicy:RolePolicy", "starter", { role: "starter", name: "work", policy: policy("ecs:RunTask", "*") }),
  of("aws:ecs/taskDefinition:TaskDefinition", "loader", {
    arn: taskArn,
    taskRoleArn: "arn:aws:iam::000000000000:role/loader",
  }),
  of("aws:ecs/service:Service", "loader", {
    ...{ taskDefinition: taskArn, networkConfiguration: { securityGroups: ["sg-loader"] } },
  }),
  of("aws:iam/role:Role", "loader", { name: "loader" }),
  of("aws:iam/rolePolicy:RolePolicy", "loader", {
    ...{ role: "loader", name: "work" },
    policy: policy(["s3:GetObject", "sqs:SendMessage"], ["arn:aws:s3:::orders-input/in/*", "arn:aws:s3:::other/*"]),
  }),
  of("aws:iam/role:Role", "reader", { name: "reader", arn: "arn:aws:iam::000000000000:role/reader" }),
  of("aws:iam/rolePolicy:RolePolicy", "reader", {
    ...{ role: "reader", name: "work", policy: policy("sqs:ReceiveMessage", deadArn) },
  }),
  of("aws:iam/role:Role", "idle", { name: "idle", arn: "arn:aws:iam::000000000000:role/idle" }),
  of("aws:iam/rolePolicy:RolePolicy", "idle", { role: "idle", name: "work", policy: policy("sqs:*", deadArn, "Deny") }),
  of("aws:rds/instance:Instance", "warehouse", {
    ...{ arn: `arn:aws:rds:${account}:db:warehouse`, vpcSecurityGroupIds: ["sg-database"] },
  }),
  of("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "in", {
    ...{ securityGroupId: "sg-database", referencedSecurityGroupId: "sg-loader" },
    ...{ ipProtocol: "tcp", fromPort: 5432, toPort: 5432 },
  }),
  of("aws:ec2/vpc:Vpc", "net", { cidrBlock: "10.0.0.0/16", region: "eu-west-1" }, "vpc-1"),
  ...["inside", "middle", "outside"].map((name, index) =>
    of("aws:ec2/subnet:Subnet", name, {
      vpcId: "vpc-1",
      cidrBlock: `10.0.${index}.0/24`,
      availabilityZone: "eu-west-1a",
    }),
  ),
  of("aws:ec2/route:Route", "nat", {
    routeTableId: "rt-nat",
    destinationCidrBlock: "0.0.0.0/0",
    natGatewayId: "nat-1",
  }),
  of("aws:ec2/route:Route", "out", { routeTableId: "rt-out", destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }),
  of("aws:ec2/route:Route", "peer", { routeTableId: "rt-in", destinationCidrBlock: "10.1.0.0/16", gatewayId: "igw-1" }),
  ...[
    ["inside", "rt-in"],
    ["middle", "rt-nat"],
    ["outside", "rt-out"],
  ].map(([subnetId, routeTableId]) =>
    of("aws:ec2/routeTableAssociation:RouteTableAssociation", `${subnetId}-table`, { subnetId, routeTableId }),
  ),
];

describe("the topology of a stack", () => {
  const { nodes, edges, networks, resources: count } = topologyOf("orders", resources);
  const nameOf = new Map(nodes.map(({ id, name }) => [id, name]));
  const arrows = (kind: string) =>
    edges.filter((edge) => edge.kind === kind).map(({ from, to, what }) => [nameOf.get(from), nameOf.get(to), ...what]);

  it("draws what starts what", () => {
    expect(arrows("triggers")).toEqual(
      expect.arrayContaining([
        ["input", "events", "events"],
        ["events", "starter", "messages"],
        ["events", "dead", "dead letters"],
        ["nightly", "starter", "rate(1 day)"],
      ]),
    );
    expect(arrows("triggers")).toHaveLength(4);
  });

  it("draws what the statements of roles allow: by service, not what is denied, and nothing for a resource of *", () => {
    expect(arrows("calls")).toEqual([
      ["loader", "input", "s3:GetObject"],
      ["reader", "dead", "sqs:ReceiveMessage"],
    ]);
  });

  it("draws who may connect to whom by security groups", () => {
    expect(arrows("reaches")).toEqual([["loader", "warehouse", "tcp 5432"]]);
  });

  it("draws a role that nothing here works under, if it leads somewhere", () => {
    expect(nodes.filter(({ kind }) => kind === "role").map(({ name }) => name)).toEqual(["reader"]);
    expect(count).toBe(resources.length);
  });

  it("tells of each subnet where its default route leads", () => {
    expect(networks[0]?.subnets.map(({ cidrBlock, route }) => [cidrBlock, route])).toEqual([
      ["10.0.0.0/24", "isolated"],
      ["10.0.1.0/24", "nat"],
      ["10.0.2.0/24", "internet"],
    ]);
  });
});
