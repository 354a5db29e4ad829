import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { checkDisjointBlocks } from "./checkDisjointBlocks.js";
import { planSubnets } from "./planSubnets.js";

const stack = 'Stack "orders"';
/** Blocks in few addresses, so that they often meet. */
const block = fc.tuple(fc.integer({ min: 24, max: 32 }), fc.nat(1023)).map(([prefix, address]) => {
  const base = address - (address % 2 ** (32 - prefix));
  return { text: `10.0.${Math.floor(base / 256)}.${base % 256}/${prefix}`, base, end: base + 2 ** (32 - prefix) };
});

describe("checkDisjointBlocks", () => {
  it("refuses two networks exactly when they share an address", () => {
    fc.assert(
      fc.property(block, block, (one, other) => {
        const check = () => checkDisjointBlocks(stack, { first: one.text, second: other.text });
        if (one.base < other.end && other.base < one.end) expect(check).toThrow("overlaps");
        else expect(check).not.toThrow();
      }),
    );
  });

  it("names both networks and what to do", () => {
    const blocks = { "eu-west-1": "10.1.0.0/16", "eu-central-1": "10.2.0.0/16", "eu-north-1": "10.1.128.0/17" };
    expect(() => checkDisjointBlocks(stack, blocks)).toThrow(
      'Stack "orders": blocks.eu-north-1 "10.1.128.0/17" is refused: it overlaps 10.1.0.0/16 of eu-west-1; give each',
    );
  });

  it("refuses what is no block, by name", () => {
    expect(() => checkDisjointBlocks(stack, { "eu-west-1": "10.1.0.1/16" })).toThrow("blocks.eu-west-1");
  });

  it("takes any number of networks that are apart, and all subnets of one", () => {
    const subnets = (["isolated", "private", "database", "public"] as const).flatMap((tier) =>
      planSubnets('IsolatedVpc "orders"', "10.0.0.0/21", 6, tier),
    );
    expect(() => checkDisjointBlocks(stack, {})).not.toThrow();
    expect(() => checkDisjointBlocks(stack, Object.fromEntries(subnets.entries()))).not.toThrow();
  });
});
