import { defineResource, type Example, type ResourceDefinition } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { readQueueAttributes, writeQueueAttributes } from "./queueAttributes.js";

interface AttributeResource {
  readonly type: string;
  readonly applied: boolean;
  readonly why: string;
  readonly examples: readonly Example[];
}

/**
 * A resource that is one JSON attribute of a queue: its id is the queue's URL, and deleting it empties the attribute.
 * `input` is the name of the resource's property, `attribute` that of SQS.
 */
export const queueAttribute = <const I extends "policy" | "redrivePolicy" | "redriveAllowPolicy">(
  input: I,
  attribute: string,
  { type, applied, why, examples }: AttributeResource,
): ResourceDefinition => {
  const inputs = { queueUrl: shape.required(shape.text()), [input]: shape.required(shape.json()) };
  return defineResource({
    type,
    applied,
    why,
    inputs,
    replacedBy: ["queueUrl"],
    identifiedBy: ["queueUrl"],
    examples,
    identity: ({ queueUrl }) => ({ id: String(queueUrl), outputs: {} }),
    create: async (given, context) => {
      const url = String(given.queueUrl);
      await writeQueueAttributes(url, { [attribute]: String(given[input]) }, context);
      return { id: url };
    },
    read: async (id, _inputs, context) => {
      const document = (await readQueueAttributes(id, context))?.[attribute];
      return document ? { queueUrl: id, [input]: document } : undefined;
    },
    update: async (id, _olds, news, context) => {
      await writeQueueAttributes(id, { [attribute]: String(news[input]) }, context);
    },
    delete: async (id, _olds, context) => {
      await writeQueueAttributes(id, { [attribute]: "" }, context);
    },
  });
};
