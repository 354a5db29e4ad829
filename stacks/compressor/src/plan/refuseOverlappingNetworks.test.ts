import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { refuseOverlappingNetworks } from "./refuseOverlappingNetworks.js";

const block = fc.record({ address: fc.nat({ max: 2 ** 32 - 1 }), length: fc.integer({ min: 8, max: 28 }) });

const text = ({ address, length }: { address: number; length: number }): string =>
  `${[24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".")}/${length}`;

const range = ({ address, length }: { address: number; length: number }): [number, number] => {
  const size = 2 ** (32 - length);
  const first = Math.floor(address / size) * size;
  return [first, first + size - 1];
};

describe("the check of networks", () => {
  it("refuses two blocks exactly when they share an address", () => {
    // Near one another, so that both cases occur often.
    const near = fc.tuple(block, fc.integer({ min: -(2 ** 22), max: 2 ** 22 }), fc.integer({ min: 8, max: 28 }));
    fc.assert(
      fc.property(near, ([one, distance, length]) => {
        const other = { address: Math.min(Math.max(one.address + distance, 0), 2 ** 32 - 1), length };
        const [a, b] = [range(one), range(other)];
        const shared = a[0] <= b[1] && b[0] <= a[1];
        const check = () =>
          refuseOverlappingNetworks([
            { region: "one", cidrBlock: text(one) },
            { region: "other", cidrBlock: text(other) },
          ]);
        if (shared) expect(check).toThrow("overlaps");
        else expect(check).not.toThrow();
      }),
    );
  });
});
