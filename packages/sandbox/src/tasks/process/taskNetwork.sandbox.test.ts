import { CreateSubnetCommand, CreateVpcCommand, CreateVpcEndpointCommand, EC2Client } from "@aws-sdk/client-ec2";
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
