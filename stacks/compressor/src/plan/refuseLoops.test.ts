import { describe, it } from "@jest/globals";
import fc from "fast-check";
import { type Movement, refuseLoops } from "./refuseLoops.js";

/** Rules as a graph of buckets: edge i → j is a rule that reads bucket i and writes bucket j. */
const movements = (edges: readonly (readonly [number, number])[]): Movement[] =>
  edges.map(([from, to], index) => ({
    rule: `r${index}`,
    where: `rules[${index}]`,
    from: { region: "r", bucket: `b${from}`, prefix: "" },
    to: [{ region: "r", bucket: `b${to}`, prefix: "" }],
  }));

const refuses = (edges: readonly (readonly [number, number])[]): boolean => {
  try {
    refuseLoops(movements(edges));
    return false;
  } catch {
    return true;
  }
};

const node = fc.integer({ min: 0, max: 7 });
const edge = fc.tuple(node, node);

describe("the loop check", () => {
  it("finds a cycle of any length, wherever it hides", () => {
    fc.assert(
      fc.property(fc.uniqueArray(node, { minLength: 1 }), fc.array(edge), fc.nat(), (cycle, others, place) => {
        const closed = cycle.map((from, index) => [from, cycle[(index + 1) % cycle.length] ?? from] as const);
        const at = place % (others.length + 1);
        return refuses([...others.slice(0, at), ...closed, ...others.slice(at)]);
      }),
    );
  });

  it("refuses nothing where every rule leads onward", () => {
    const onward = edge.filter(([from, to]) => from < to);
    fc.assert(fc.property(fc.array(onward), (edges) => !refuses(edges)));
  });
});
