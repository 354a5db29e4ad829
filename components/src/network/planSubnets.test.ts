import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type Cidr, parseCidr } from "./parseCidr.js";
import { planSubnets } from "./planSubnets.js";
import type { Tier } from "./Tier.js";

const tiers: readonly Tier[] = ["isolated", "private", "database", "public"];
const component = 'IsolatedVpc "orders"';
const textOf = ({ base, prefix }: Cidr) => {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(base / 2 ** shift) % 256);
  return `${octets.join(".")}/${prefix}`;
};
const blocks = (least: number, most: number) =>
  fc
    .tuple(fc.integer({ min: least, max: most }), fc.integer({ min: 0, max: 2 ** 32 - 1 }))
    .map(([prefix, address]): Cidr => ({ prefix, base: address - (address % 2 ** (32 - prefix)) }));
const zones = fc.integer({ min: 2, max: 6 });
const read = (text: string): Cidr => {
  const cidr = parseCidr(text);
  if (cidr === undefined) throw new Error(`${text} is no block`);
  return cidr;
};
const endOf = ({ base, prefix }: Cidr) => base + 2 ** (32 - prefix);

describe("planSubnets", () => {
  it("gives each zone a block of every tier, inside the network and apart from all others", () => {
    fc.assert(
      fc.property(blocks(16, 21), zones, (network, count) => {
        const planned = tiers.map((tier) => planSubnets(component, textOf(network), count, tier).map(read));
        expect(planned.map(({ length }) => length)).toEqual(tiers.map(() => count));
        let free = network.base;
        for (const subnet of planned.flat().sort((one, other) => one.base - other.base)) {
          expect(subnet.base).toBeGreaterThanOrEqual(free);
          free = endOf(subnet);
        }
        expect(free).toBeLessThanOrEqual(endOf(network));
        for (const tier of planned) expect(new Set(tier.map(({ prefix }) => prefix)).size).toBe(1);
      }),
    );
  });

  it("gives isolated subnets an eighth each, of the smallest networks too", () => {
    fc.assert(
      fc.property(blocks(16, 25), zones, (network, count) => {
        const subnets = planSubnets(component, textOf(network), count, "isolated").map(read);
        const eighth = 2 ** (32 - network.prefix - 3);
        expect(subnets).toEqual(
          subnets.map((_, zone) => ({ base: network.base + zone * eighth, prefix: network.prefix + 3 })),
        );
      }),
    );
  });

  it("moves no subnet when a zone is added", () => {
    fc.assert(
      fc.property(blocks(16, 21), zones, zones, fc.constantFrom(...tiers), (network, some, more, tier) => {
        const [few, many] = [Math.min(some, more), Math.max(some, more)];
        const planned = (count: number) => planSubnets(component, textOf(network), count, tier);
        expect(planned(many).slice(0, few)).toEqual(planned(few));
      }),
    );
  });

  it.each<[Tier, string[]]>([
    ["isolated", ["10.0.0.0/19", "10.0.32.0/19", "10.0.64.0/19"]],
    ["private", ["10.0.192.0/22", "10.0.196.0/22", "10.0.200.0/22"]],
    ["database", ["10.0.224.0/23", "10.0.226.0/23", "10.0.228.0/23"]],
    ["public", ["10.0.240.0/23", "10.0.242.0/23", "10.0.244.0/23"]],
  ])("cuts the %s subnets of the default network as documented", (tier, subnets) => {
    expect(planSubnets(component, "10.0.0.0/16", 3, tier)).toEqual(subnets);
  });

  it.each(["10.0.0.0/15", "10.0.0.0/26", "10.0.1.0/16", "10.0.0.0", "10.0.0.256/24", "fd00::/56", ""])(
    "refuses %j and says which blocks it takes",
    (cidrBlock) => {
      const planned = () => planSubnets(component, cidrBlock, 2, "isolated");
      expect(planned).toThrow(/cidrBlock .* is refused: .*\/16 to \/25/);
    },
  );

  it.each<[Tier, number]>([
    ["isolated", 25],
    ["private", 22],
    ["database", 21],
    ["public", 21],
  ])("takes for %s subnets networks down to /%d, where a subnet is the smallest that EC2 has", (tier, smallest) => {
    const planned = (prefix: number) => planSubnets(component, `10.0.0.0/${prefix}`, 2, tier);
    expect(planned(smallest).map((block) => read(block).prefix)).toEqual([28, 28]);
    expect(() => planned(smallest + 1)).toThrow(`for its ${tier} subnets`);
  });

  it.each([0, 1, 7, 2.5, Number.NaN])("refuses %p zones", (count) => {
    const planned = () => planSubnets(component, "10.0.0.0/16", count, "isolated");
    expect(planned).toThrow(/zones .* is refused: give 2 to 6 zones/);
  });
});

describe("parseCidr", () => {
  it("reads every aligned block back", () => {
    fc.assert(fc.property(blocks(0, 32), (block) => expect(parseCidr(textOf(block))).toEqual(block)));
  });

  it("takes no block that starts inside itself", () => {
    fc.assert(
      fc.property(blocks(0, 30), fc.nat(), (block, offset) => {
        const inside = block.base + 1 + (offset % (2 ** (32 - block.prefix) - 1));
        expect(parseCidr(textOf({ ...block, base: inside }))).toBeUndefined();
      }),
    );
  });
});
