import { describe, expect, it } from "@jest/globals";
import { allRules, appliesTo, judge, ResourceGraph, type ResourceView } from "@sallyport/policies";
import { entries } from "./entries.js";
import type { RecordedResource } from "./Recording.js";
import { type RecordedComponent, recordEntry } from "./recordEntry.js";
import { scene } from "./Scene.js";

const waiver = { control: "STO-05", reason: "scratch space of the suite", owner: "platform", expires: "2999-12-31" };

const components = entries.map((entry) => [entry.name, entry] as const);
const waivers = entries.flatMap((entry) =>
  Object.entries(entry.waivers).map(([exception, ruledOut]) => {
    const given = (reason: object) => (args: object) => ({
      ...without(args, ruledOut),
      exceptions: { [exception]: reason },
    });
    return [`${entry.name}.exceptions.${exception}`, { entry, exception, given }] as const;
  }),
);

describe("a component", () => {
  it.each(components)("is clean under every rule, in dev and in prod: %s", async (_name, entry) => {
    for (const environment of ["dev", "prod"]) {
      const recorded = await recordEntry(entry, { scene: { ...scene, environment } });
      expect(judgements(recorded).filter(({ kind }) => kind !== "compliant")).toEqual([]);
    }
  });
});

describe("a component that is given no key", () => {
  const keyed = components.filter(([, entry]) => "keyArn" in entry.args(scene));

  it.each(keyed)("makes one of its own and encrypts with that: %s", async (_name, entry) => {
    const recorded = await recordEntry(entry, { change: (args) => without(args, ["keyArn"]) });
    const keys = recorded.aws.filter(({ type }) => type === "aws:kms/key:Key");
    expect(keys).toHaveLength(1);
    expect(judgements(recorded).filter(({ kind }) => kind !== "compliant")).toEqual([]);
  });
});

describe("a waiver", () => {
  it.each(waivers)(
    "excuses, for a written reason, what it names and nothing else: %s",
    async (_title, { entry, given }) => {
      const kinds = judgements(await recordEntry(entry, { change: given(waiver) })).map(({ kind }) => kind);
      expect(kinds).toContain("waived");
      expect(kinds).not.toContain("violation");
    },
  );

  it.each(waivers)("is refused without one of its fields: %s", async (_title, { entry, exception, given }) => {
    for (const field of Object.keys(waiver)) {
      const incomplete = recordEntry(entry, { change: given(without(waiver, [field])) });
      await expect(incomplete).rejects.toThrow(`exceptions.${exception}.${field}`);
    }
  });
});

/** What every rule says of every resource that it is about. */
function judgements({ root, children }: RecordedComponent) {
  const graph = new ResourceGraph([root, ...children].map(viewOf));
  return graph.resources.flatMap((resource) =>
    allRules
      .filter((rule) => appliesTo(rule, resource.type))
      .map((rule) => ({ rule: rule.id, urn: resource.urn, ...judge(rule, resource, graph) })),
  );
}

function viewOf({ type, urn, name, inputs, parent, propertyDependencies }: RecordedResource): ResourceView {
  return { type, urn, name, props: inputs, propertyDependencies, ...(parent === "" ? {} : { parent }) };
}

function without(args: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(args).filter(([name]) => !names.includes(name)));
}
