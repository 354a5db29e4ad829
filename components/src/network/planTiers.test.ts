import { describe, expect, it } from "@jest/globals";
import type { IsolatedVpcArgs } from "./IsolatedVpcArgs.js";
import { NatGateways } from "./NatGateways.js";
import { planTiers } from "./planTiers.js";

const component = 'IsolatedVpc "orders"';
const internetEgress = {
  control: "NET-14",
  reason: "the source hosts have no endpoint",
  owner: "data",
  expires: "2999-12-31",
};
const planned = (args: IsolatedVpcArgs) => planTiers(component, "10.0.0.0/16", args);
const counts = (args: IsolatedVpcArgs) =>
  Object.fromEntries(Object.entries(planned(args)).map(([tier, blocks]) => [tier, blocks.length]));

describe("planTiers", () => {
  it("has isolated subnets and no others unless they are asked for", () => {
    expect(counts({})).toEqual({ isolated: 2, private: 0, database: 0, public: 0 });
    expect(counts({ databaseSubnets: true, zones: 3 })).toEqual({ isolated: 3, private: 0, database: 3, public: 0 });
  });

  it("has a public subnet for each NAT gateway, and for nothing else", () => {
    const open = { zones: 3, exceptions: { internetEgress } };
    expect(counts({ ...open, natGateways: NatGateways.None })).toMatchObject({ private: 0, public: 0 });
    expect(counts({ ...open, natGateways: NatGateways.Single })).toMatchObject({ private: 3, public: 1 });
    expect(counts({ ...open, natGateways: NatGateways.PerZone })).toMatchObject({ private: 3, public: 3 });
  });

  it("moves no subnet when a tier is added", () => {
    const { isolated, database } = planned({ databaseSubnets: true });
    const all = planned({ databaseSubnets: true, natGateways: NatGateways.Single, exceptions: { internetEgress } });
    expect(all).toMatchObject({ isolated, database });
    expect(planned({}).isolated).toEqual(isolated);
  });

  it("refuses a way out without a written reason", () => {
    const refused = /natGateways "single" is refused: .*exceptions\.internetEgress \(NET-14\)/;
    expect(() => planned({ natGateways: NatGateways.Single })).toThrow(refused);
    const exceptions = { internetEgress: { ...internetEgress, owner: "" } };
    expect(() => planned({ natGateways: NatGateways.Single, exceptions })).toThrow("exceptions.internetEgress.owner");
  });

  it("refuses a value that an untyped program makes up", () => {
    const args = { natGateways: "two" as NatGateways, exceptions: { internetEgress } };
    expect(() => planned(args)).toThrow('natGateways "two" is refused: give "none", "single" or "per-az"');
  });

  it("refuses a network that is too small for a tier that it is to have", () => {
    const small = (args: IsolatedVpcArgs) => () => planTiers(component, "10.0.0.0/24", args);
    expect(small({})).not.toThrow();
    expect(small({ databaseSubnets: true })).toThrow("for its database subnets");
    expect(small({ natGateways: NatGateways.Single, exceptions: { internetEgress } })).toThrow(
      "for its private subnets",
    );
  });
});
