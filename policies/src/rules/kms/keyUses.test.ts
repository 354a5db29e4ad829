import { describe, expect, it } from "@jest/globals";
import { exampleGraph } from "../../engine/exampleGraph.js";
import { keyUsesIn } from "./keyUses.js";

const key = "arn:aws:kms:eu-west-1:111122223333:key/k";
const policy = (Resource: readonly string[], more: object = {}) =>
  JSON.stringify({ Statement: [{ Sid: "Use", Effect: "Allow", Action: "kms:Decrypt", Resource, ...more }] });

const uses = (access: readonly object[], resources: readonly string[], more?: object) => {
  const graph = exampleGraph([
    {
      type: "aws:iam/rolePolicy:RolePolicy",
      name: "access",
      props: { policy: policy(resources, more) },
      parent: "role",
    },
    { type: "sallyport:index:TaskRole", name: "role", props: { access } },
  ]);
  const [resource] = graph.resources;
  return resource && keyUsesIn(resource, graph).length;
};

describe("the uses of a key", () => {
  it("are all that no intent says is direct", () => {
    expect(uses([{ key, bucket: "data", actions: ["read"] }], [key])).toBe(1);
    expect(uses([], [key])).toBe(1);
  });

  it("leave out what an intent says is direct, on that key alone", () => {
    expect(uses([{ key, actions: ["decrypt"], label: "Direct" }], [key])).toBe(0);
    expect(uses([{ key, actions: ["decrypt"] }], [key, "*"])).toBe(1);
    expect(uses([{ key, actions: ["decrypt"] }], [`${key}2`])).toBe(1);
  });

  it("count a statement with a part of the conditions as one that lost the others", () => {
    const through = { Condition: { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } } };
    expect(uses([{ key, actions: ["decrypt"] }], [key], through)).toBe(1);
  });
});
