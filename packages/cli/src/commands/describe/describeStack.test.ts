import { randomBytes } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import type { RecordedResource } from "../../pulumi/stack/RecordedResource.js";
import { describeMarkdown } from "./describeMarkdown.js";
import { describeStack } from "./describeStack.js";

const planted = {
  password: randomBytes(12).toString("hex"),
  url: `postgres://loader:${randomBytes(12).toString("hex")}@db/orders`,
};
const urn = (type: string, name: string) => `urn:pulumi:prod::sallyport-orders::${type}::${name}`;
const component = urn("sallyport:index:Worker", "loader");
const stack = urn("pulumi:pulumi:Stack", "sallyport-orders-prod");
const of = (type: string, name: string, props: object, id = name): RecordedResource => ({
  ...{ urn: urn(type, name), type, id, custom: true, parent: component },
  outputs: { ...props, tags: { owner: "orders", security: "security@example.com", Name: name } },
});
const statement = {
  ...{ Sid: "Read", Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::orders/*" },
  Condition: { StringEquals: { "aws:SourceAccount": "000000000000" } },
};
const policyOf = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });

const resources: readonly RecordedResource[] = [
  {
    ...{ urn: stack, type: "pulumi:pulumi:Stack", custom: false },
    outputs: {
      bucket: "orders",
      loaderSecretArn: "arn:aws:secretsmanager:eu-west-1:000000000000:secret:orders",
      login: { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:abc" },
      loaderPassword: planted.password,
      address: planted.url,
    },
  },
  { urn: component, type: "sallyport:index:Worker", custom: false, parent: stack },
  of("aws:iam/role:Role", "loader-task", {
    name: "orders-loader",
    permissionsBoundary: "arn:aws:iam::000000000000:policy/boundary",
    assumeRolePolicy: policyOf({ Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" } }),
  }),
  of("aws:iam/rolePolicy:RolePolicy", "loader-rights", {
    role: "orders-loader",
    name: "rights",
    policy: policyOf(statement),
  }),
  of("aws:ec2/vpc:Vpc", "net", { cidrBlock: "10.0.0.0/16", region: "eu-west-1" }, "vpc-1"),
  of("aws:ec2/subnet:Subnet", "net-b", { vpcId: "vpc-1", cidrBlock: "10.0.1.0/24", availabilityZone: "eu-west-1b" }),
  of("aws:ec2/subnet:Subnet", "net-a", { vpcId: "vpc-1", cidrBlock: "10.0.0.0/24", availabilityZone: "eu-west-1a" }),
  of("aws:ec2/securityGroup:SecurityGroup", "task", { vpcId: "vpc-1", name: "orders|task" }, "sg-1"),
  of("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "out", {
    ...{ securityGroupId: "sg-1", ipProtocol: "tcp", fromPort: 443, toPort: 443, prefixListId: "pl-1" },
  }),
  of("aws:cloudwatch/metricAlarm:MetricAlarm", "failed", {
    ...{
      name: "orders-failed",
      namespace: "Sallyport",
      metricName: "failed",
      comparisonOperator: "GreaterThanThreshold",
    },
    ...{ threshold: 0, alarmActions: ["arn:aws:sns:eu-west-1:000000000000:alarms"] },
  }),
  of("aws:lambda/function:Function", "rotate", {
    runtime: "nodejs22.x",
    environment: { variables: { DB_PASSWORD: planted.password } },
  }),
  {
    ...{ urn: urn("pulumi:providers:aws", "default"), type: "pulumi:providers:aws", custom: true, id: "1" },
    inputs: { version: "7.48.0", secretKey: planted.password },
  },
];

describe("the description of a stack", () => {
  const description = describeStack(resources);

  it("has networks, roles with what they may do, alarms, tags and versions", () => {
    expect(description.project).toBe("sallyport-orders");
    expect(description.tags).toEqual({ owner: ["orders"], security: ["security@example.com"] });
    expect(description.versions).toEqual({ providers: { aws: "7.48.0" }, images: [], runtimes: ["nodejs22.x"] });
    expect(description.networks).toEqual([
      expect.objectContaining({
        vpc: "vpc-1",
        subnets: [expect.objectContaining({ id: "net-a" }), expect.objectContaining({ id: "net-b" })],
        securityGroups: [{ name: "orders|task", ingress: [], egress: ["tcp 443 pl-1"] }],
      }),
    ]);
    expect(description.roles).toEqual([
      expect.objectContaining({
        name: "orders-loader",
        trustedBy: ["Service ecs-tasks.amazonaws.com"],
        statements: [
          expect.objectContaining({
            policy: "rights",
            actions: ["s3:GetObject"],
            conditions: ["StringEquals aws:sourceaccount"],
          }),
        ],
      }),
    ]);
    expect(description.alarms).toEqual([
      expect.objectContaining({ name: "orders-failed", when: "GreaterThanThreshold 0" }),
    ]);
    expect(description.components.map((one) => one.component)).toEqual(["Worker loader"]);
  });

  it("is the same for the same state in any order", () => {
    expect(JSON.stringify(describeStack([...resources.slice(1).reverse(), ...resources.slice(0, 1)]))).toBe(
      JSON.stringify(description),
    );
  });

  it("holds no secret, whether the program marked it or not", () => {
    const shown = JSON.stringify(description) + describeMarkdown(description);
    for (const value of [...Object.values(planted), "v1:abc"]) expect(shown).not.toContain(value);
    expect(description.outputs).toMatchObject({
      ...{ bucket: "orders", login: "[secret]", loaderPassword: "[withheld]", address: "[withheld]" },
      loaderSecretArn: expect.stringContaining("arn:aws:secretsmanager"),
    });
  });

  it("is a page in which no name becomes a column", () => {
    const page = describeMarkdown(description);
    expect(page).toContain("| vpc-1 | group orders\\|task | in: nothing; out: tcp 443 pl-1 |");
    expect(page).toContain("| orders-loader: rights/Read | s3:GetObject | arn:aws:s3:::orders/* |");
  });
});
