import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { arbitraryInputPairs, arbitraryInputs } from "../testing/arbitraryInputs.js";
import { definitionWith } from "../testing/definitionWith.js";
import { exampleDefinition } from "../testing/exampleDefinition.js";
import type { Properties } from "../values/Json.js";
import { fromPlainProperties } from "../values/plain.js";
import { Secret, Unknown, type Values } from "../values/Value.js";
import { diffInputs } from "./diffInputs.js";

const definition = exampleDefinition();
const changed = (olds: Values, news: Values): string[] =>
  diffInputs(definition, olds, news).changes.map(
    ({ property, kind, replace }) => `${kind}${replace ? "!" : ""} ${property}`,
  );

describe("diffInputs", () => {
  test("finds nothing between equal inputs of any shape", () => {
    fc.assert(
      fc.property(arbitraryInputs, ({ fields, values }) => {
        const inputs = fromPlainProperties(values as Properties);
        expect(diffInputs(definitionWith(fields), inputs, inputs).changes).toEqual([]);
      }),
    );
  });

  test("finds as much in one direction as in the other", () => {
    fc.assert(
      fc.property(arbitraryInputPairs, ({ fields, values, others }) => {
        const [a, b] = [fromPlainProperties(values), fromPlainProperties(others)];
        const paths = (before: Values, after: Values): string[] =>
          diffInputs(definitionWith(fields), before, after)
            .changes.map(({ property }) => property)
            .sort();
        expect(paths(a, b)).toEqual(paths(b, a));
      }),
    );
  });

  test("names the smallest part that changed", () => {
    const olds = { rules: [{ id: "a", days: 1 }, { id: "b" } as Values], tags: { "a.b": "1" } };
    const news = { rules: [{ id: "a", days: 2 }], tags: { "a.b": "2", c: "3" } };
    expect(changed(olds, news)).toEqual([
      "update rules[0].days",
      "delete! rules[1]",
      'update tags["a.b"]',
      "add tags.c",
    ]);
  });

  test("ignores the order of sets, the writing of documents, and empty against absent", () => {
    const policy = (action: unknown): string => JSON.stringify({ Statement: [{ Effect: "Allow", Action: action }] });
    expect(
      changed(
        { zones: ["a", "b"], policy: policy("s3:Get"), tags: {} },
        { zones: ["b", "a"], policy: policy(["s3:Get"]), rules: [] },
      ),
    ).toEqual([]);
  });

  test("counts an unknown new value as a change, and a secret that stays the same as none", () => {
    expect(changed({ size: 1, mode: "safe" }, { size: Unknown.value, mode: new Secret("safe") })).toEqual([
      "update size",
    ]);
  });

  test("replaces when the region, a named input or a nested path changes, and only then", () => {
    expect(diffInputs(definition, { region: "eu-west-1" }, { region: "eu-central-1" }).replaces).toEqual(["region"]);
    expect(diffInputs(definition, { name: "a" }, { name: "b" }).replaces).toEqual(["name"]);
    expect(diffInputs(definition, { rules: [{ id: "a" }] }, { rules: [{ id: "b" }] }).replaces).toEqual(["rules"]);
    expect(diffInputs(definition, { rules: [{ id: "a", days: 1 }] }, { rules: [{ id: "a" }] }).replaces).toEqual([]);
  });

  test("keeps what AWS chose where the program no longer says it", () => {
    const [olds, news] = [{ name: "n", size: 8 }, { name: "n" }];
    expect(diffInputs(definition, olds, news).changes).toHaveLength(1);
    expect(diffInputs(definition, olds, news, ["size"]).changes).toEqual([]);
    expect(diffInputs(definition, olds, { ...news, size: 9 }, ["size"]).changes).toHaveLength(1);
  });

  test("replaces for every change of a type that has no update", () => {
    const { update: _, ...fixed } = definition;
    expect(diffInputs(fixed, { size: 1 }, { size: 2 }).replaces).toEqual(["size"]);
  });

  test("deletes first only where the same given name would collide", () => {
    const [olds, news] = [
      { name: "a", rules: [{ id: "x" }] },
      { name: "a", rules: [{ id: "y" }] },
    ];
    expect(diffInputs(definition, olds, news).deleteBeforeReplace).toBe(true);
    expect(diffInputs(definition, olds, { ...news, __defaults: ["name"] }).deleteBeforeReplace).toBe(false);
    expect(diffInputs(definition, olds, { ...news, name: "b" }).deleteBeforeReplace).toBe(false);
    expect(diffInputs(definition, { ...olds, region: "a" }, { ...news, region: "b" }).deleteBeforeReplace).toBe(false);
  });
});
