import { describe, expect, it } from "@jest/globals";
import * as aws from "@pulumi/aws";
import { record } from "../conformance/record.js";
import { IsolatedVpc } from "./IsolatedVpc.js";
import type { IsolatedVpcArgs } from "./IsolatedVpcArgs.js";

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
    ["flowLogRetentionDays", { flowLogRetentionDays: 42 }],
  ])("refuses a wrong %s before anything is registered", async (argument, args) => {
    await expect(recorded(args)).rejects.toThrow(`IsolatedVpc "orders": ${argument}`);
  });
});
