import { defineResource, type ResourceDefinition } from "../ResourceDefinition.js";
import { shape } from "../Shape.js";

/** Inputs of every kind, for tests of the server itself. */
const exampleFields = {
  name: shape.autoNamed({ maxLength: 20, lowerCase: true, prefixFrom: "namePrefix" }),
  namePrefix: shape.text(),
  mode: shape.withDefault(shape.text(["fast", "safe"]), "safe"),
  size: shape.number(),
  policy: shape.json(),
  zones: shape.set(shape.text()),
  rules: shape.list(shape.object({ id: shape.required(shape.text()), days: shape.number() }, ["legacy"])),
  tags: shape.map(shape.text()),
} as const;

/** A type that lives in a table in memory. */
export const exampleDefinition = (stored = new Map<string, object>()): ResourceDefinition =>
  defineResource({
    type: "aws:test/thing:Thing",
    applied: true,
    why: "Tests.",
    inputs: exampleFields,
    unsupported: ["acl"],
    replacedBy: ["name", "rules.*.id"],
    identifiedBy: ["name"],
    examples: [],
    identity: ({ name }, { accountId, region }) => ({
      id: name,
      outputs: { arn: `arn:aws:test:${region}:${accountId}:${name}` },
    }),
    create: async (inputs) => {
      stored.set(inputs.name, inputs);
      return { id: inputs.name };
    },
    read: async (id, _, { accountId, region }) => {
      const live = stored.get(id);
      return live === undefined ? undefined : { ...live, arn: `arn:aws:test:${region}:${accountId}:${id}` };
    },
    update: async (id, _, news) => {
      stored.set(id, news);
    },
    delete: async (id) => {
      stored.delete(id);
    },
  });
