import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type Cidr, parseCidr } from "./parseCidr.js";
import { planSubnets } from "./planSubnets.js";

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
  it("gives each zone an eighth of the network, inside it and apart from the others", () => {
    fc.assert(
      fc.property(blocks(16, 25), zones, (network, count) => {
        const subnets = planSubnets(component, textOf(network), count).map(read);
        expect(subnets.map(({ prefix }) => prefix)).toEqual(subnets.map(() => network.prefix + 3));
        expect(subnets).toHaveLength(count);
        let free = network.base;
        for (const subnet of subnets) {
          expect(subnet.base).toBeGreaterThanOrEqual(free);
          free = endOf(subnet);
        }
        expect(free).toBeLessThanOrEqual(endOf(network));
      }),
    );
  });

  it("moves no subnet when a zone is added", () => {
    fc.assert(
      fc.property(blocks(16, 25), zones, zones, (network, some, more) => {
        const [few, many] = [Math.min(some, more), Math.max(some, more)];
        const cidrBlock = textOf(network);
        expect(planSubnets(component, cidrBlock, many).slice(0, few)).toEqual(planSubnets(component, cidrBlock, few));
      }),
    );
  });

  it("cuts the default network as documented", () => {
    expect(planSubnets(component, "10.0.0.0/16", 3)).toEqual(["10.0.0.0/19", "10.0.32.0/19", "10.0.64.0/19"]);
  });

  it.each(["10.0.0.0/15", "10.0.0.0/26", "10.0.1.0/16", "10.0.0.0", "10.0.0.256/24", "fd00::/56", ""])(
    "refuses %j and says which blocks it takes",
    (cidrBlock) => {
      expect(() => planSubnets(component, cidrBlock, 2)).toThrow(/cidrBlock .* is refused: .*\/16 to \/25/);
    },
  );

  it.each([0, 1, 7, 2.5, Number.NaN])("refuses %p zones", (count) => {
    expect(() => planSubnets(component, "10.0.0.0/16", count)).toThrow(/zones .* is refused: give 2 to 6 zones/);
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
