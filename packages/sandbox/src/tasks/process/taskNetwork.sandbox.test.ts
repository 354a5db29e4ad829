import {
  AllocateAddressCommand,
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  DeleteNatGatewayCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { fixtureRegion, startTaskFixture, type TaskFixture } from "../testing/startTaskFixture.js";

describe("a task in an isolated VPC", () => {
  let fixture: TaskFixture;
  let ec2: EC2Client;
  let VpcId: string | undefined;
  let subnet: string;
  let definition: string;
  beforeAll(async () => {
    fixture = await startTaskFixture();
    ec2 = new EC2Client(fixture.settings);
    VpcId = (await ec2.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/24" }))).Vpc?.VpcId;
    const created = await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: "10.0.0.0/25" }));
    subnet = created.Subnet?.SubnetId ?? "";
    definition = await fixture.define(["queues"]);
  }, 60_000);
  afterAll(async () => {
    await fixture.stop();
  }, 60_000);

  const addEndpoint = async (service: string): Promise<void> => {
    const request = { VpcId, ServiceName: `com.amazonaws.${fixtureRegion}.${service}`, SubnetIds: [subnet] };
    await ec2.send(new CreateVpcEndpointCommand({ ...request, VpcEndpointType: "Interface" }));
  };

  it("does not start while its logs have no way out", async () => {
    const task = await fixture.untilStopped(await fixture.run(definition, subnet));
    expect(task.stoppedReason).toMatch(/ResourceInitializationError.*no VPC endpoint .*\.logs/);
  });

  it("reaches the services that have an endpoint, and no others", async () => {
    await addEndpoint("logs");
    const without = await fixture.untilStopped(await fixture.run(definition, subnet));
    await addEndpoint("sqs");
    const arn = await fixture.run(definition, subnet);
    const within = await fixture.untilStopped(arn);
    expect([without, within].map((task) => task.containers?.[0]?.exitCode)).toEqual([1, 0]);
    // The listing of buckets, for which there is no endpoint of S3.
    expect(await fixture.logLines(arn)).toEqual([expect.stringContaining("refused")]);
  }, 30_000);
});

describe("a task behind a NAT gateway", () => {
  let fixture: TaskFixture;
  let ec2: EC2Client;
  let VpcId: string | undefined;
  let definition: string;
  beforeAll(async () => {
    fixture = await startTaskFixture();
    ec2 = new EC2Client(fixture.settings);
    VpcId = (await ec2.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/24" }))).Vpc?.VpcId;
    definition = await fixture.define(["queues"]);
  }, 60_000);
  afterAll(async () => {
    await fixture.stop();
  }, 60_000);

  /** A subnet with a route table of its own. */
  const addSubnet = async (CidrBlock: string): Promise<{ SubnetId?: string; RouteTableId?: string }> => {
    const SubnetId = (await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock }))).Subnet?.SubnetId;
    const { RouteTable: table } = await ec2.send(new CreateRouteTableCommand({ VpcId }));
    await ec2.send(new AssociateRouteTableCommand({ SubnetId, RouteTableId: table?.RouteTableId }));
    return { SubnetId, RouteTableId: table?.RouteTableId };
  };
  const addDefaultRoute = (RouteTableId: string | undefined, target: { GatewayId?: string; NatGatewayId?: string }) =>
    ec2.send(new CreateRouteCommand({ RouteTableId, DestinationCidrBlock: "0.0.0.0/0", ...target }));
  /** How a task in the subnet ended: the worker's exit code, or why it was not started. */
  const outcomeIn = async (subnet: string | undefined): Promise<unknown> => {
    const { containers, stoppedReason } = await fixture.untilStopped(await fixture.run(definition, subnet));
    return containers?.[0]?.exitCode ?? stoppedReason;
  };

  it("gets out once its gateway leads to the internet, and no longer when the gateway is deleted", async () => {
    const within = await addSubnet("10.0.0.0/25");
    const apart = await addSubnet("10.0.0.128/25");
    const { AllocationId } = await ec2.send(new AllocateAddressCommand({ Domain: "vpc" }));
    const { NatGateway: nat } = await ec2.send(new CreateNatGatewayCommand({ SubnetId: apart.SubnetId, AllocationId }));
    await addDefaultRoute(within.RouteTableId, { NatGatewayId: nat?.NatGatewayId });
    expect(await outcomeIn(within.SubnetId)).toMatch(/no route out/);

    const { InternetGateway: gateway } = await ec2.send(new CreateInternetGatewayCommand({}));
    const InternetGatewayId = gateway?.InternetGatewayId;
    await addDefaultRoute(apart.RouteTableId, { GatewayId: InternetGatewayId });
    expect(await outcomeIn(within.SubnetId)).toMatch(/no route out/);
    await ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId }));
    expect(await outcomeIn(within.SubnetId)).toBe(0);
    // A task has no public address of its own: beside the gateway it gets nowhere.
    expect(await outcomeIn(apart.SubnetId)).toMatch(/no route out/);

    await ec2.send(new DeleteNatGatewayCommand({ NatGatewayId: nat?.NatGatewayId }));
    expect(await outcomeIn(within.SubnetId)).toMatch(/no route out/);
  }, 60_000);
});
