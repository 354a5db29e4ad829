import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { componentNames, entries } from "../conformance/entries.js";
import { scene } from "../conformance/Scene.js";
import { coverageOf, everyArgument } from "./coverageOf.js";
import type { PackageSchema } from "./packageSchema.js";
import { referenceFiles } from "./referenceFiles.js";

const files = referenceFiles();
const schema = JSON.parse(files[0]?.content ?? "") as PackageSchema;

describe("the package's schema for other languages", () => {
  it("has every component", () => {
    expect(Object.keys(schema.resources)).toEqual([...componentNames].sort().map((name) => `sallyport:index:${name}`));
  });

  it.each(files.map((file) => [basename(file.path), file] as const))(
    "is the committed one, else `pnpm --filter @sallyport/components reference` was not run: %s",
    (_name, { path, content }) => {
      expect(readFileSync(path, "utf8")).toBe(content);
    },
  );

  it("describes every component with its defaults, its cost and its controls", () => {
    for (const [token, { description = "" }] of Object.entries(schema.resources)) {
      expect([token, description]).toEqual([token, expect.stringMatching(/Cost: .*Controls: [A-Z]{3}-\d\d/s)]);
    }
  });

  it("lets each component be weakened only by waivers, which the conformance suite tries", () => {
    const tried = entries.map(({ name, waivers }) => [name, Object.keys(waivers).sort()]);
    expect(Object.fromEntries(tried)).toEqual(
      Object.fromEntries(entries.map(({ name }) => [name, exceptionsOf(name)])),
    );
  });
});

describe("the conformance entries", () => {
  const covered = entries.map((entry) => {
    const usual = entry.args(scene);
    const waived = Object.values(entry.waivers).map((weaker) => ({ ...usual, ...weaker }));
    const forms = [usual, ...entry.alternatives(scene), ...waived];
    const each = forms.map((args) => coverageOf(schema, entry.name, args));
    return {
      entry,
      given: each.flatMap(({ given }) => given),
      plain: new Set(each.flatMap(({ plain }) => plain)),
    };
  });

  it("use every argument, so that the suite makes each unknown in turn; exceptions are tried apart", () => {
    const given = new Set(covered.flatMap((entry) => entry.given));
    const unused = everyArgument(schema).filter((argument) => !given.has(argument) && !isException(argument));
    expect(unused).toEqual([]);
  });

  it("spare from being unknown only what must be a plain value in every language", () => {
    const spared = covered.flatMap(({ entry, plain }) =>
      entry.plain.filter((path) => !plain.has(path)).map((path) => `${entry.name}.${path}`),
    );
    expect(spared).toEqual([]);
  });
});

/** Waivers and what takes them are tried in policies.test.ts. */
function isException(argument: string): boolean {
  return /^Waiver\.|Exceptions\.|\.exceptions$/.test(argument);
}

/** Names of a component's exceptions; each must be of the type Waiver. */
function exceptionsOf(component: string): string[] {
  const { $ref = "" } = schema.resources[`sallyport:index:${component}`]?.inputProperties?.exceptions ?? {};
  const fields = schema.types[$ref.replace("#/types/", "")]?.properties ?? {};
  expect(Object.values(fields).filter((field) => field.$ref !== "#/types/sallyport:index:Waiver")).toEqual([]);
  return Object.keys(fields).sort();
}
