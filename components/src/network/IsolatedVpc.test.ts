import { describe, expect, it } from "@jest/globals";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { record } from "../conformance/record.js";
import { IsolatedVpc } from "./IsolatedVpc.js";
import type { IsolatedVpcArgs } from "./IsolatedVpcArgs.js";
import { NatGateways } from "./NatGateways.js";

const internetEgress = {
  control: "NET-14",
  reason: "the source hosts have no endpoint",
  owner: "data",
  expires: "2999-12-31",
};

const recorded = async (args: IsolatedVpcArgs = {}) => {
  const { resources } = await record(() => new IsolatedVpc("orders", args));
  return {
    resources,
    of: (type: string) => resources.filter((resource) => resource.type === type),
    named: (name: string) => {
      const found = resources.find((resource) => resource.name === name);
      if (found === undefined) throw new Error(`nothing is named ${name}`);
      return found;
    },
  };
};

describe("IsolatedVpc", () => {
  it("has no gateway, no NAT and no route but those of its endpoints", async () => {
    const { resources } = await recorded({ interfaceEndpoints: ["sqs"] });
    expect(resources.map(({ type }) => type).filter((type) => /gateway|nat|route:Route$|eip/i.test(type))).toEqual([]);
    expect(JSON.stringify(resources.map(({ inputs }) => inputs))).not.toContain("0.0.0.0/0");
  });

  it("puts a subnet without public addresses into each zone", async () => {
    const subnets = (await recorded({ zones: 3 })).of("aws:ec2/subnet:Subnet").map(({ inputs }) => inputs);
    expect(subnets.map(({ availabilityZone }) => availabilityZone)).toEqual(["eu-west-1a", "eu-west-1b", "eu-west-1c"]);
    expect(subnets.every(({ mapPublicIpOnLaunch }) => mapPublicIpOnLaunch === false)).toBe(true);
  });

  it("empties the default security group", async () => {
    const [group] = (await recorded()).of("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
    expect(group?.inputs).toMatchObject({ vpcId: "orders-vpc", ingress: [], egress: [] });
  });

  it("offers gateway endpoints through the route table and interface endpoints under their own names", async () => {
    const network = await recorded({ gatewayEndpoints: ["s3"], interfaceEndpoints: ["sqs", "ecr.dkr"] });
    const endpoints = network.of("aws:ec2/vpcEndpoint:VpcEndpoint");
    expect(endpoints.map(({ inputs }) => inputs.serviceName)).toEqual([
      "com.amazonaws.eu-west-1.s3",
      "com.amazonaws.eu-west-1.sqs",
      "com.amazonaws.eu-west-1.ecr.dkr",
    ]);
    expect(endpoints[0]?.inputs).toMatchObject({ vpcEndpointType: "Gateway", routeTableIds: ["orders-routes"] });
    expect(endpoints[0]?.inputs.policy).toContain("starport-layer-bucket");
    expect(endpoints[1]?.inputs).toMatchObject({
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      subnetIds: ["orders-subnet-1", "orders-subnet-2"],
      securityGroupIds: ["orders-endpoints"],
    });
  });

  it("gives an interface endpoint beside a gateway endpoint a name of its own, and no private DNS names", async () => {
    const { named } = await recorded({ interfaceEndpoints: ["dynamodb"] });
    expect(named("orders-endpoint-dynamodb").inputs).toMatchObject({ vpcEndpointType: "Gateway" });
    expect(named("orders-endpoint-dynamodb-interface").inputs).toMatchObject({
      vpcEndpointType: "Interface",
      serviceName: "com.amazonaws.eu-west-1.dynamodb",
      privateDnsEnabled: false,
    });
  });

  it("holds every endpoint to its own account", async () => {
    const endpoints = (await recorded({ interfaceEndpoints: ["sqs", "states", "execute-api"] })).of(
      "aws:ec2/vpcEndpoint:VpcEndpoint",
    );
    const own = { StringEquals: { "aws:PrincipalAccount": "111122223333", "aws:ResourceAccount": "111122223333" } };
    const policies = endpoints.map(({ inputs }) => JSON.parse(String(inputs.policy)) as { Statement: object[] });
    expect(policies).toHaveLength(5);
    for (const { Statement } of policies) expect(Statement[0]).toMatchObject({ Condition: own });
  });

  it("makes the same as before when no tier is asked for", async () => {
    const names = (await recorded({ interfaceEndpoints: ["sqs"] })).resources.map(({ name }) => name);
    expect(names.filter((name) => /private|public|database|nat|internet/.test(name))).toEqual([]);
    const tags = (await recorded()).resources.map(({ inputs }) => inputs.tags);
    expect(JSON.stringify(tags)).not.toContain("sallyport:tier");
  });

  it("gives databases subnets whose routes lead nowhere, not to an endpoint either", async () => {
    const { of, named } = await recorded({ databaseSubnets: true });
    expect(named("orders-database-subnet-2").inputs).toMatchObject({
      cidrBlock: "10.0.226.0/23",
      availabilityZone: "eu-west-1b",
      mapPublicIpOnLaunch: false,
      tags: { "sallyport:tier": "database" },
    });
    expect(named("orders-database-association-2").inputs.routeTableId).toBe("orders-database-routes");
    expect(of("aws:ec2/route:Route")).toEqual([]);
    const reached = of("aws:ec2/vpcEndpoint:VpcEndpoint").flatMap(({ inputs }) => inputs.routeTableIds);
    expect(reached).not.toContain("orders-database-routes");
  });

  it.each([
    [NatGateways.Single, ["orders-nat-1", "orders-nat-1", "orders-nat-1"]],
    [NatGateways.PerZone, ["orders-nat-1", "orders-nat-2", "orders-nat-3"]],
  ])("lets private subnets alone out, through NAT: %s", async (gateways, ways) => {
    const { of, named } = await recorded({
      zones: 3,
      natGateways: gateways,
      databaseSubnets: true,
      exceptions: { internetEgress },
    });
    const routes = of("aws:ec2/route:Route").map(({ inputs }) => inputs);
    expect(routes.filter(({ natGatewayId }) => natGatewayId !== undefined)).toMatchObject(
      ways.map((natGatewayId, zone) => ({
        routeTableId: `orders-private-routes-${zone + 1}`,
        destinationCidrBlock: "0.0.0.0/0",
        natGatewayId,
      })),
    );
    const direct = routes.filter(({ gatewayId }) => gatewayId !== undefined);
    expect(direct).toMatchObject([{ routeTableId: "orders-public-routes", gatewayId: "orders-internet" }]);
    expect(routes).toHaveLength(ways.length + 1);

    const standing = of("aws:ec2/natGateway:NatGateway").map(({ inputs }) => inputs.subnetId);
    const outside = of("aws:ec2/subnet:Subnet").filter(({ name }) => name.includes("-public-"));
    expect(standing).toEqual(outside.map(({ name }) => name));
    expect(outside.every(({ inputs }) => inputs.mapPublicIpOnLaunch === false)).toBe(true);
    expect(named("orders-private-association-3").inputs.routeTableId).toBe("orders-private-routes-3");
    expect(named("orders-endpoint-s3").inputs.routeTableIds).toEqual([
      "orders-routes",
      "orders-private-routes-1",
      "orders-private-routes-2",
      "orders-private-routes-3",
    ]);
  });

  it("hands out private subnets only once they have their way out", async () => {
    const { resources } = await record(() => {
      const args = { natGateways: NatGateways.Single, exceptions: { internetEgress } };
      const network = new IsolatedVpc("orders", args);
      new aws.sns.Topic("user", { displayName: network.privateSubnetIds.apply((ids) => ids.join()) });
    });
    const user = resources.find(({ name }) => name === "user");
    const waitsFor = user?.propertyDependencies.displayName?.map((urn) => urn.split("::").at(-1));
    expect(waitsFor).toEqual(
      expect.arrayContaining([
        "orders-private-association-1",
        "orders-private-out-2",
        "orders-public-out",
        "orders-public-association-1",
        "orders-endpoint-s3",
      ]),
    );
  });

  it("has no subnets and no addresses of tiers that are not asked for", async () => {
    const { resources } = await record(() => {
      const { privateSubnetIds, databaseSubnetIds, egressAddresses } = new IsolatedVpc("orders");
      const lists = pulumi.all([privateSubnetIds, databaseSubnetIds, egressAddresses]);
      new aws.sns.Topic("user", { displayName: lists.apply((all) => JSON.stringify(all)) });
    });
    expect(resources.find(({ name }) => name === "user")?.inputs.displayName).toBe("[[],[],[]]");
  });

  it("lets only HTTPS from the network itself reach the interface endpoints", async () => {
    const rules = (await recorded({ cidrBlock: "10.7.0.0/16" })).of(
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    );
    expect(rules.map(({ inputs }) => inputs)).toMatchObject([
      { securityGroupId: "orders-endpoints", ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "10.7.0.0/16" },
    ]);
  });

  it("logs all traffic to an encrypted group, by a role that may write there alone", async () => {
    const { of, named } = await recorded();
    const [flowLog] = of("aws:ec2/flowLog:FlowLog");
    expect(flowLog?.inputs).toMatchObject({
      trafficType: "ALL",
      logDestination: "arn:aws:logs:eu-west-1:111122223333:log-group:/sallyport/orders-flow-logs",
      iamRoleArn: "arn:aws:iam::111122223333:role/orders-flow-logs",
    });
    expect(named("orders-flow-logs-group").inputs.kmsKeyId).toContain(":key/");
    expect(named("orders-flow-role").inputs.assumeRolePolicy).toContain(
      "arn:aws:ec2:eu-west-1:111122223333:vpc-flow-log/*",
    );
    const { Statement } = JSON.parse(String(named("orders-flow-access").inputs.policy)) as {
      Statement: { Action: string[]; Resource: string[] }[];
    };
    expect(Statement.flatMap(({ Action }) => Action).sort()).toEqual([
      "logs:CreateLogStream",
      "logs:DescribeLogStreams",
      "logs:PutLogEvents",
    ]);
    const arn = "arn:aws:logs:eu-west-1:111122223333:log-group:/sallyport/orders-flow-logs:log-stream:*";
    expect(new Set(Statement.flatMap(({ Resource }) => Resource))).toEqual(new Set([arn]));
  });

  it("hands out its subnets only once their routes and endpoints are there", async () => {
    const { resources } = await record(() => {
      const network = new IsolatedVpc("orders", { interfaceEndpoints: ["sqs"] });
      new aws.sns.Topic("user", { displayName: network.subnetIds.apply((ids) => ids.join()) });
    });
    const user = resources.find(({ name }) => name === "user");
    const waitsFor = user?.propertyDependencies.displayName?.map((urn) => urn.split("::").at(-1));
    expect(waitsFor).toEqual(
      expect.arrayContaining(["orders-subnet-1", "orders-association-2", "orders-endpoint-s3", "orders-endpoint-sqs"]),
    );
  });

  it.each<[string, IsolatedVpcArgs]>([
    ["gatewayEndpoints[0]", { gatewayEndpoints: ["sqs"] }],
    ["interfaceEndpoints[1]", { interfaceEndpoints: ["sqs", "com.amazonaws.eu-west-1.logs"] }],
    ["interfaceEndpoints[1]", { interfaceEndpoints: ["sqs", "sqs"] }],
    ["interfaceEndpoints[0]", { interfaceEndpoints: ["sqss"] }],
    ["natGateways", { natGateways: NatGateways.PerZone }],
    ["cidrBlock", { cidrBlock: "10.0.0.0/24", databaseSubnets: true }],
    ["flowLogRetentionDays", { flowLogRetentionDays: 42 }],
  ])("refuses a wrong %s before anything is registered", async (argument, args) => {
    await expect(recorded(args)).rejects.toThrow(`IsolatedVpc "orders": ${argument}`);
  });
});
