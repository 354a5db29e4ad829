import { describe, expect, it } from "@jest/globals";
import { array, assert, nat, property, string, tuple } from "fast-check";
import { layOut } from "./layOut.js";

const graphs = tuple(
  array(string({ maxLength: 50 }), { minLength: 1, maxLength: 14 }),
  array(tuple(nat(13), nat(13)), { maxLength: 30 }),
).map(([names, pairs]) => ({
  nodes: names.map((name, index) => ({ id: `n${index}`, kind: "bucket" as const, name })),
  edges: pairs.map(([from, to]) => ({
    ...{ from: `n${from % names.length}`, to: `n${to % names.length}`, kind: "calls" as const, what: [] },
  })),
}));

describe("the layout of a stack", () => {
  it("places every box inside the drawing, and none over another", () => {
    assert(
      property(graphs, (graph) => {
        const { width, height, boxes } = layOut(graph);
        expect(boxes).toHaveLength(graph.nodes.length);
        const overlaps = boxes.filter((one, index) =>
          boxes
            .slice(index + 1)
            .some(
              (other) =>
                Math.abs(one.x - other.x) < (one.width + other.width) / 2 - 0.01 &&
                Math.abs(one.y - other.y) < (one.height + other.height) / 2 - 0.01,
            ),
        );
        expect(overlaps).toEqual([]);
        const outside = boxes.filter(
          (box) =>
            box.x < box.width / 2 ||
            box.y < box.height / 2 ||
            box.x + box.width / 2 > width ||
            box.y + box.height / 2 > height,
        );
        expect(outside).toEqual([]);
      }),
    );
  });

  it("leads each arrow from the border of its first box to the border of its last", () => {
    assert(
      property(graphs, (graph) => {
        const { boxes, arrows } = layOut(graph);
        expect(arrows).toHaveLength(graph.edges.filter(({ from, to }) => from !== to).length);
        for (const { edge, points } of arrows) {
          const ends = [
            [edge.from, points[0]],
            [edge.to, points.at(-1)],
          ] as const;
          for (const [id, point] of ends) {
            const box = boxes.find(({ node }) => node.id === id);
            expect(Math.abs((point?.x ?? 0) - (box?.x ?? 1e9))).toBeLessThanOrEqual((box?.width ?? 0) / 2 + 0.01);
            expect(Math.abs((point?.y ?? 0) - (box?.y ?? 1e9))).toBeLessThanOrEqual((box?.height ?? 0) / 2 + 0.01);
          }
        }
      }),
    );
  });

  it("gives the same stack the same places, and leaves out arrows to itself and to what is not drawn", () => {
    const nodes = [{ id: "a", kind: "queue" as const, name: "a" }];
    const edges = ["elsewhere", "a"].map((to) => ({
      from: "a",
      to,
      kind: "calls" as const,
      what: ["sqs:SendMessage"],
    }));
    expect(layOut({ nodes, edges })).toEqual(layOut({ nodes, edges }));
    expect(layOut({ nodes, edges }).arrows).toEqual([]);
  });
});
