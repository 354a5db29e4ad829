import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { WorkloadSecurityGroup, type WorkloadSecurityGroupArgs } from "./WorkloadSecurityGroup.js";

const waiver = {
  control: "NET-14",
  reason: "the partner's interface has no fixed addresses",
  owner: "data",
  expires: "2999-12-31",
};

const recorded = async (args: Omit<WorkloadSecurityGroupArgs, "vpcId">) =>
  (await record(() => new WorkloadSecurityGroup("orders", { vpcId: "vpc-1", ...args }))).resources;

describe("WorkloadSecurityGroup", () => {
  it("has no rule unless destinations are named", async () => {
    const types = (await recorded({})).map(({ type }) => type);
    expect(types).toEqual(["sallyport:index:WorkloadSecurityGroup", "aws:ec2/securityGroup:SecurityGroup"]);
  });

  it("lets HTTPS out to what is named, and nothing in", async () => {
    const resources = await recorded({
      egressCidrBlocks: ["10.2.0.0/16"],
      egressPrefixListIds: ["pl-1"],
      egressSecurityGroupIds: ["sg-1"],
    });
    const rules = resources.filter(({ type }) => type.includes("Rule"));
    expect(rules.map(({ type }) => type)).toEqual(
      rules.map(() => "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"),
    );
    const https = { ipProtocol: "tcp", fromPort: 443, toPort: 443 };
    expect(rules.map(({ inputs }) => inputs)).toMatchObject([
      { ...https, cidrIpv4: "10.2.0.0/16" },
      { ...https, prefixListId: "pl-1" },
      { ...https, referencedSecurityGroupId: "sg-1" },
    ]);
  });

  it("lets connections out to named databases on their port, and to nothing else there", async () => {
    const resources = await recorded({
      egressDatabases: [{ securityGroupId: "sg-1" }, { securityGroupId: "sg-2", port: 6432 }],
    });
    const rules = resources.filter(({ type }) => type.includes("Rule"));
    expect(rules.map(({ name, inputs }) => ({ name, inputs }))).toMatchObject([
      { name: "orders-to-database-1", inputs: { fromPort: 5432, toPort: 5432, referencedSecurityGroupId: "sg-1" } },
      { name: "orders-to-database-2", inputs: { fromPort: 6432, toPort: 6432, referencedSecurityGroupId: "sg-2" } },
    ]);
    const refused = recorded({ egressDatabases: [{ securityGroupId: "sg-1", port: 0 }] });
    await expect(refused).rejects.toThrow('WorkloadSecurityGroup "orders": egressDatabases[0].port 0 is refused');
  });

  it("refuses the whole internet without a written reason, and takes it with one", async () => {
    const anywhere = { egressCidrBlocks: ["10.2.0.0/16", "0.0.0.0/0"] };
    await expect(recorded(anywhere)).rejects.toThrow("egressCidrBlocks[1]");
    await expect(recorded({ ...anywhere, exceptions: { egressAnywhere: waiver } })).resolves.toHaveLength(4);
    const unsigned = { ...waiver, owner: "" };
    await expect(recorded({ ...anywhere, exceptions: { egressAnywhere: unsigned } })).rejects.toThrow("owner");
  });

  it("refuses what is no block of addresses", async () => {
    await expect(recorded({ egressCidrBlocks: ["10.2.0.1/16"] })).rejects.toThrow("first address");
  });
});
