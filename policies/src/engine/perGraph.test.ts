import { describe, expect, it } from "@jest/globals";
import { perGraph } from "./perGraph.js";
import { ResourceGraph } from "./ResourceGraph.js";

describe("what is computed for a graph", () => {
  it("is computed once for each, and for each its own", () => {
    let times = 0;
    const count = perGraph(({ resources }) => {
      times += 1;
      return resources.length;
    });
    const [none, one] = [
      new ResourceGraph([]),
      new ResourceGraph([{ type: "t", urn: "u", name: "n", props: {}, inputs: {}, propertyDependencies: {} }]),
    ];
    expect([count(none), count(none), count(one), count(one)]).toEqual([0, 0, 1, 1]);
    expect(times).toBe(2);
  });

  it("is tried again after it threw", () => {
    const graph = new ResourceGraph([]);
    let known = false;
    const late = perGraph(() => {
      if (!known) throw new Error("not yet");
      return "known";
    });
    expect(() => late(graph)).toThrow("not yet");
    known = true;
    expect(late(graph)).toBe("known");
  });
});
