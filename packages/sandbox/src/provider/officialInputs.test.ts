import { describe, expect, test } from "@jest/globals";
import { registry } from "./registry.js";
import type { Fields } from "./Shape.js";
import { type OfficialInputs, officialInputs } from "./testing/officialInputs.js";

interface Differences {
  /** Inputs of the official provider that are neither supported nor refused: a program would believe them. */
  readonly unknown: readonly string[];
  /** Inputs that the official provider does not have: a program could not be deployed on AWS. */
  readonly invented: readonly string[];
}

describe("a resource type", () => {
  test.each([...registry.values()].map((definition) => [definition.type, definition] as const))(
    "%s takes or refuses every input of the official provider, and no other",
    (type, { inputs, unsupported = [] }) => {
      const { region: _, ...official } = officialInputs(type);
      expect(compare(official, inputs, unsupported, "")).toEqual({ unknown: [], invented: [] });
    },
  );
});

const compare = (
  official: OfficialInputs,
  fields: Fields,
  unsupported: readonly string[],
  path: string,
): Differences => {
  const known = [...Object.keys(fields), ...unsupported];
  const inner = Object.entries(fields).map(([name, shape]) => {
    const of = shape.of?.of ?? shape.of ?? shape;
    const objects = official[name];
    return objects === undefined || of.fields === undefined
      ? { unknown: [], invented: [] }
      : compare(objects, of.fields, of.unsupported ?? [], `${path}${name}.`);
  });
  return {
    unknown: [
      ...Object.keys(official)
        .filter((name) => !known.includes(name))
        .map((name) => path + name),
      ...inner.flatMap(({ unknown }) => unknown),
    ],
    invented: [
      ...known.filter((name) => !(name in official)).map((name) => path + name),
      ...inner.flatMap(({ invented }) => invented),
    ],
  };
};
