import { describe, expect, it } from "@jest/globals";
import { copiesOf } from "./copiesOf.js";

const urnOf = (type: string, name: string) => `urn:pulumi:test::every::${type}::${name}`;
const stack = { urn: urnOf("pulumi:pulumi:Stack", "every-test"), type: "pulumi:pulumi:Stack" };
const key = { urn: urnOf("aws:kms/key:Key", "orders-key"), type: "aws:kms/key:Key", parent: stack.urn };
const alias = {
  urn: urnOf("aws:kms/alias:Alias", "orders-alias"),
  type: "aws:kms/alias:Alias",
  inputs: { name: "alias/orders" },
  propertyDependencies: { targetKeyId: [key.urn] },
};

describe("copies of a state", () => {
  it("have resources of their own that refer to each other, under one stack", () => {
    const copies = copiesOf([stack, key, alias], 3);
    expect(new Set(copies.map(({ urn }) => urn)).size).toBe(7);
    expect(copies.filter(({ type }) => type === stack.type)).toEqual([stack]);
    expect(copies.at(-1)).toEqual({
      ...alias,
      urn: urnOf(alias.type, "orders2-alias"),
      inputs: { name: "alias/orders2" },
      propertyDependencies: { targetKeyId: [urnOf(key.type, "orders2-key")] },
    });
  });
});
