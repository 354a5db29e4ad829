import { describe, expect, it } from "@jest/globals";
import { unknownCheckingProxy } from "@pulumi/policy";
import { exampleGraph } from "./exampleGraph.js";
import { judge } from "./judge.js";
import type { RelationRule, ResourceRule } from "./Rule.js";
import { compliant, violation } from "./Verdict.js";

// Pulumi's stand-in for a string that is not known during a preview.
const unknownString = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const record = {
  id: "test-rule",
  title: "t",
  severity: "low",
  why: "w",
  fix: "f",
  url: "https://example.com",
  controls: ["X-1"],
  types: ["t"],
  examples: { good: [], bad: [] },
} as const;

const aclRule: ResourceRule = {
  ...record,
  scope: "resource",
  evaluate: ({ props }) => (props.acl === "private" ? compliant : violation("Acl", "public")),
};

const waivable: RelationRule = {
  ...record,
  scope: "stack",
  waivedBy: "open",
  evaluate: () => violation("Open", "open"),
};

const judgeProps = (props: Record<string, unknown>) => {
  const graph = exampleGraph([{ type: "t", name: "r", props: unknownCheckingProxy(props) }]);
  const [resource] = graph.resources;
  if (!resource) throw new Error("no resource");
  return judge(aclRule, resource, graph);
};

const judgeWaived = (waiver: unknown) => {
  const graph = exampleGraph([
    { type: "t", name: "r", parent: "inner" },
    { type: "c", name: "inner", parent: "outer" },
    { type: "c", name: "outer", props: { exceptions: { open: waiver } } },
  ]);
  const [resource] = graph.resources;
  if (!resource) throw new Error("no resource");
  return judge(waivable, resource, graph, { now: new Date("2026-06-01T12:00:00Z") });
};

describe("a judgement", () => {
  it("is undetermined, with the property, where the rule reads a value that is not known yet", () => {
    expect(judgeProps({ acl: unknownString })).toEqual({
      kind: "undetermined",
      reason: expect.stringContaining(".acl"),
    });
  });

  it("is decided where the unknown value is one that the rule does not read", () => {
    expect(judgeProps({ acl: "private", bucket: unknownString })).toEqual({ kind: "compliant" });
    expect(judgeProps({ acl: "public-read", bucket: unknownString }).kind).toBe("violation");
  });

  it("is a finding of its own where the rule throws", () => {
    const broken: ResourceRule = {
      ...aclRule,
      evaluate: () => {
        throw new Error("boom");
      },
    };
    const graph = exampleGraph([{ type: "t", name: "r" }]);
    const [resource] = graph.resources;
    const judgement = resource && judge(broken, resource, graph);
    expect(judgement).toMatchObject({
      kind: "violation",
      findings: [{ id: "RuleError", message: expect.stringContaining("boom") }],
    });
  });

  it("is waived by an ancestor's complete waiver until the end of its last day", () => {
    const waiver = { control: "X-1", reason: "r", owner: "o", expires: "2026-06-01" };
    expect(judgeWaived(waiver)).toEqual({ kind: "waived", waiver });
    expect(judgeWaived({ ...waiver, expires: "2026-05-31" }).kind).toBe("violation");
  });

  it("is not waived by an incomplete waiver", () => {
    expect(judgeWaived({ control: "X-1", reason: "", owner: "o", expires: "2026-06-02" }).kind).toBe("violation");
    expect(judgeWaived(true).kind).toBe("violation");
  });
});
