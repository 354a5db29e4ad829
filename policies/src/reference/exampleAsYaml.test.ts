import { describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import type { Example } from "../engine/Rule.js";
import { allRules } from "../rules/index.js";
import { exampleAsYaml } from "./exampleAsYaml.js";

const policy = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] };
const example: Example = [
  {
    type: "aws:s3/bucketPolicy:BucketPolicy",
    name: "readers",
    parent: "shop",
    props: { policy: JSON.stringify(policy), region: "eu-west-1", note: "on" },
    refersTo: { bucket: "uploads" },
  },
  { type: "aws:s3/bucket:Bucket", name: "uploads", protect: true },
  { type: "shop:index:Shop", name: "shop" },
];

describe("an example as YAML", () => {
  it("is what Pulumi's own YAML programs look like, documents as data", () => {
    expect(exampleAsYaml(example)).toBe(`readers:
  type: aws:s3/bucketPolicy:BucketPolicy
  properties:
    policy:
      fn::toJSON: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "s3:*", Resource: "*" }] }
    region: eu-west-1
    note: "on"
    bucket: "\${uploads}"
  options:
    parent: "\${shop}"
uploads:
  type: aws:s3/bucket:Bucket
  options:
    protect: true
shop:
  type: shop:index:Shop`);
  });

  it.each(allRules.map((rule) => [rule.id, rule.examples] as const))(
    "says the same as the example itself: %s",
    (_id, { good, bad }) => {
      for (const resources of [good, bad]) {
        const read = parse(exampleAsYaml(resources)) as Readonly<Record<string, Entry>>;
        expect(Object.keys(read)).toEqual(resources.map(({ name }) => name));
        for (const { name, type, props = {}, parent, refersTo = {} } of resources) {
          const { properties = {}, options = {}, ...entry } = read[name] ?? {};
          expect(entry).toEqual({ type });
          expect(properties).toMatchObject(asData(props) as object);
          expect(options.parent).toBe(parent && `\${${parent}}`);
          for (const [property, to] of Object.entries(refersTo)) {
            const given = property in props ? options.dependsOn : [properties[property]].flat();
            expect(given).toEqual(expect.arrayContaining([to].flat().map((one) => `\${${one}}`)));
          }
        }
      }
    },
  );
});

interface Entry {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly options?: { readonly parent?: string; readonly dependsOn?: readonly string[] };
}

/** What YAML holds of a value: JSON texts are data under Pulumi's function. */
function asData(value: unknown): unknown {
  if (typeof value === "string" && /^\s*[[{]/.test(value)) {
    try {
      return { "fn::toJSON": asData(JSON.parse(value)) };
    } catch {
      return value;
    }
  }
  if (Array.isArray(value)) return value.map(asData);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asData(inner)]));
}
