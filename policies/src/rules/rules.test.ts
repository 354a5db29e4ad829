import { describe, expect, it } from "@jest/globals";
import { unknownCheckingProxy } from "@pulumi/policy";
import { appliesTo } from "../engine/appliesTo.js";
import { exampleGraph } from "../engine/exampleGraph.js";
import { judge } from "../engine/judge.js";
import type { Example, ExampleResource, Rule } from "../engine/Rule.js";
import { settingValues } from "../engine/Setting.js";
import { allRules } from "./index.js";

/** Pulumi's stand-in for a string that is not known during a preview. */
const unknownString = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** All of a resource's texts, at any depth, as not known yet. */
const unknown = (props: ExampleResource["props"] = {}): Readonly<Record<string, unknown>> =>
  unknownCheckingProxy(
    JSON.parse(JSON.stringify(props, (_key, value) => (typeof value === "string" ? unknownString : value))),
  );

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

  it.each(Object.entries({ bad: rule.examples.bad, ...rule.examples.others }))(
    "reports what is wrong, and where: %s",
    (_what, example) => {
      const { applies, judgement } = judgeExample(rule, example);
      expect(applies).toBe(true);
      expect(judgement.kind).toBe("violation");
      const findings = judgement.kind === "violation" ? judgement.findings : [];
      expect(findings.map(({ id }) => id)).not.toContain("RuleError");
      for (const { message } of findings) expect(message).toContain(example[0]?.name ?? "");
    },
  );

  it("decides without the values that its good example does not have yet at a first preview, or says what it lacks", () => {
    const graph = exampleGraph(rule.examples.good.map((resource) => ({ ...resource, props: unknown(resource.props) })));
    const [subject] = graph.resources;
    const judgement = subject && judge(rule, subject, graph);
    expect(judgement?.kind).not.toBe("violation");
    if (judgement?.kind === "undetermined") expect(judgement.reason).not.toBe("");
  });

  it("has a record that a reader can act on", () => {
    expect(rule.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(rule.controls.length).toBeGreaterThan(0);
    for (const text of [rule.title, rule.why, rule.fix]) expect(text.length).toBeGreaterThan(15);
    expect(() => new URL(rule.url)).not.toThrow();
  });
});

const mending = allRules.flatMap((rule) => (rule.scope === "resource" && rule.remediate ? [rule] : []));

describe.each(mending.map((rule) => [rule.id, rule] as const))("the remediation of rule %s", (_id, rule) => {
  const mended = (example: Example): Example => {
    const [subject] = exampleGraph(example).resources;
    const props = subject && rule.remediate?.(subject, settingValues(rule.settings, {}));
    return props === undefined
      ? []
      : example.map((resource, index) => (index === 0 ? { ...resource, props } : resource));
  };

  it.each(Object.entries({ bad: rule.examples.bad, ...rule.examples.others }))(
    "complies, or there is nothing to mend it with: %s",
    (_what, example) => {
      const result = mended(example);
      if (result.length > 0) expect(judgeExample(rule, result).judgement).toEqual({ kind: "compliant" });
    },
  );
});

describe("the rules", () => {
  it("have ids of their own", () => {
    expect(new Set(allRules.map(({ id }) => id)).size).toBe(allRules.length);
  });
});
