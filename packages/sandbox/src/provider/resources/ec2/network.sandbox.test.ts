import {
  DescribeNetworkAclsCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeTagsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "../../../testing/withSandbox.js";
import { openSession } from "../../configure/openSession.js";
import { type Subject, subjectOf } from "../../conformance/Subject.js";
import type { Known } from "../../operations/readResource.js";
import { registry } from "../../registry.js";
import type { Session } from "../../Session.js";
import type { Properties } from "../../values/Json.js";

const region = "eu-central-1";

describe("a network", () => {
  let sandbox: TestSandbox;
  let session: Session;
  let made: { readonly subject: Subject; readonly known: Known }[] = [];

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    session = await openSession({ region }, registry, sandbox.environment, new AbortController().signal);
  }, 60_000);
  afterAll(async () => {
    await sandbox?.stop();
  });

  const make = async (type: string, inputs: Properties): Promise<string> => {
    const subject = subjectOf(type, `network-${made.length}`, session);
    const known = await subject.create(subject.check(inputs));
    made = [{ subject, known }, ...made];
    return known.id;
  };
  const everything = async (): Promise<unknown[]> => {
    const client = session.clients.ec2(region);
    const answers = [
      (await client.send(new DescribeVpcsCommand({}))).Vpcs?.filter(({ IsDefault }) => !IsDefault),
      (await client.send(new DescribeSubnetsCommand({}))).Subnets?.filter(({ DefaultForAz }) => !DefaultForAz),
      (await client.send(new DescribeRouteTablesCommand({}))).RouteTables,
      (await client.send(new DescribeSecurityGroupsCommand({}))).SecurityGroups,
      (await client.send(new DescribeNetworkAclsCommand({}))).NetworkAcls,
      (await client.send(new DescribeVpcEndpointsCommand({}))).VpcEndpoints,
      (await client.send(new DescribeTagsCommand({}))).Tags,
    ];
    return answers.flatMap((answer: unknown[] | undefined) => answer ?? []);
  };

  test("goes without a rest in the order of its dependencies, with what the VPC brought along", async () => {
    const before = await everything();
    const vpcId = await make("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16", tags: { Name: "network" } });
    await make("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", {
      ...{ vpcId, ingress: [], egress: [], tags: { Name: "closed" } },
    });
    const routeTableId = await make("aws:ec2/routeTable:RouteTable", { vpcId, tags: { Name: "isolated" } });
    const subnetId = await make("aws:ec2/subnet:Subnet", { vpcId, cidrBlock: "10.0.1.0/24" });
    await make("aws:ec2/routeTableAssociation:RouteTableAssociation", { subnetId, routeTableId });
    const group = await make("aws:ec2/securityGroup:SecurityGroup", { vpcId });
    await make("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", {
      ...{ securityGroupId: group, ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "10.0.0.0/16" },
    });
    const serviceName = `com.amazonaws.${region}`;
    await make("aws:ec2/vpcEndpoint:VpcEndpoint", {
      ...{ vpcId, serviceName: `${serviceName}.s3` },
      routeTableIds: [routeTableId],
    });
    await make("aws:ec2/vpcEndpoint:VpcEndpoint", {
      ...{ vpcId, serviceName: `${serviceName}.sqs`, vpcEndpointType: "Interface", privateDnsEnabled: true },
      ...{ subnetIds: [subnetId], securityGroupIds: [group] },
    });
    expect((await everything()).length).toBeGreaterThan(before.length);

    const vpc = made.at(-1);
    await expect(vpc?.subject.delete(vpc.known)).rejects.toThrow(/DependencyViolation/);
    for (const { subject, known } of made) await subject.delete(known);
    made = [];
    expect(await everything()).toEqual(before);
  });

  test("keeps two rules to two prefix lists apart", async () => {
    const vpcId = await make("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" });
    const group = await make("aws:ec2/securityGroup:SecurityGroup", { vpcId });
    const rule = { securityGroupId: group, ipProtocol: "tcp", fromPort: 443, toPort: 443 };
    const type = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
    const first = await make(type, { ...rule, prefixListId: "pl-0000000000000000a" });
    const second = await make(type, { ...rule, prefixListId: "pl-0000000000000000b" });
    expect(second).not.toBe(first);

    const [latest] = made;
    await latest?.subject.delete(latest.known);
    const { SecurityGroupRules: left } = await session.clients
      .ec2(region)
      .send(new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: "group-id", Values: [group] }] }));
    expect(left).toMatchObject([{ SecurityGroupRuleId: first, IsEgress: true, PrefixListId: "pl-0000000000000000a" }]);
    await expect(make(type, { ...rule, prefixListId: "pl-0000000000000000a" })).rejects.toThrow(
      /already has this egress rule/,
    );
  });
});
