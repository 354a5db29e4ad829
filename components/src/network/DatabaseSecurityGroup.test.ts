import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { DatabaseSecurityGroup, type DatabaseSecurityGroupArgs } from "./DatabaseSecurityGroup.js";

const recorded = async (args: Omit<DatabaseSecurityGroupArgs, "vpcId">) =>
  (await record(() => new DatabaseSecurityGroup("orders", { vpcId: "vpc-1", ...args }))).resources;

const ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const egress = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

describe("DatabaseSecurityGroup", () => {
  it("lets nobody in or out unless clients are named", async () => {
    const types = (await recorded({})).map(({ type }) => type);
    expect(types).toEqual(["sallyport:index:DatabaseSecurityGroup", "aws:ec2/securityGroup:SecurityGroup"]);
  });

  it("opens PostgreSQL's port to the named groups, and theirs to it, and nothing else", async () => {
    const resources = await recorded({ clientSecurityGroupIds: ["sg-load", "sg-migrate"] });
    const rules = resources.filter(({ type }) => type.includes("Rule"));
    const port = { ipProtocol: "tcp", fromPort: 5432, toPort: 5432 };
    const expected = ["sg-load", "sg-migrate"].flatMap((client) => [
      { type: ingress, inputs: { ...port, securityGroupId: "orders", referencedSecurityGroupId: client } },
      { type: egress, inputs: { ...port, securityGroupId: client, referencedSecurityGroupId: "orders" } },
    ]);
    expect(rules).toHaveLength(4);
    expect(rules).toEqual(
      expect.arrayContaining(
        expected.map(({ type, inputs }) => expect.objectContaining({ type, inputs: expect.objectContaining(inputs) })),
      ),
    );
    const sources = rules.flatMap(({ inputs }) => [inputs.cidrIpv4, inputs.cidrIpv6, inputs.prefixListId]);
    expect(sources.filter((source) => source !== undefined)).toEqual([]);
  });

  it("takes another port", async () => {
    const resources = await recorded({ port: 6432, clientSecurityGroupIds: ["sg-load"] });
    expect(resources.filter(({ inputs }) => inputs.fromPort === 6432 && inputs.toPort === 6432)).toHaveLength(2);
  });

  it.each([0, 65_536, 54.32, -1])("refuses port %p before anything is registered", async (port) => {
    await expect(recorded({ port })).rejects.toThrow('DatabaseSecurityGroup "orders": port');
  });
});
