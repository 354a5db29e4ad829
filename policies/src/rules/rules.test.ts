import { describe, expect, it } from "@jest/globals";
import { appliesTo } from "../engine/appliesTo.js";
import { exampleGraph } from "../engine/exampleGraph.js";
import { judge } from "../engine/judge.js";
import type { ExampleResource, Rule } from "../engine/Rule.js";
import { allRules } from "./index.js";

const judgeExample = (rule: Rule, example: readonly ExampleResource[]) => {
  const graph = exampleGraph(example);
  const [subject] = graph.resources;
  if (!subject) throw new Error(`an example of ${rule.id} is empty`);
  return { applies: appliesTo(rule, subject.type), judgement: judge(rule, subject, graph) };
};

describe.each(allRules.map((rule) => [rule.id, rule] as const))("rule %s", (_id, rule) => {
  it("passes its good example", () => {
    expect(judgeExample(rule, rule.examples.good)).toEqual({ applies: true, judgement: { kind: "compliant" } });
  });

  it("reports its bad example, and says what and where", () => {
    const { applies, judgement } = judgeExample(rule, rule.examples.bad);
    expect(applies).toBe(true);
    expect(judgement.kind).toBe("violation");
    const [finding] = judgement.kind === "violation" ? judgement.findings : [];
    expect(finding?.message).toContain(rule.examples.bad[0]?.name ?? "");
  });

  it("has a record that a reader can act on", () => {
    expect(rule.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(rule.controls.length).toBeGreaterThan(0);
    for (const text of [rule.title, rule.why, rule.fix]) expect(text.length).toBeGreaterThan(15);
    expect(() => new URL(rule.url)).not.toThrow();
  });
});

describe("the rules", () => {
  it("have ids of their own", () => {
    expect(new Set(allRules.map(({ id }) => id)).size).toBe(allRules.length);
  });
});
