import { describe, expect, it } from "@jest/globals";
import { judge } from "../../engine/judge.js";
import { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { RequiredTags } from "./RequiredTags.js";

const all = { owner: "data", environment: "dev", system: "orders", dataClass: "internal", costCentre: "4711" };
const bucket = (more: Partial<ResourceView> & { readonly tags?: object }): ResourceView => {
  const props = more.tags === undefined ? {} : { tags: more.tags };
  return {
    type: "aws:s3/bucket:Bucket",
    urn: "u",
    name: "data",
    props,
    inputs: props,
    propertyDependencies: {},
    ...more,
  };
};
const judged = (resource: ResourceView, settings = {}) =>
  judge(RequiredTags, resource, new ResourceGraph([resource]), { settings });

describe("required tags", () => {
  it.each([
    ["an object", { tags: all }],
    ["JSON text, as Pulumi keeps it", JSON.stringify({ tags: all })],
  ])("may be the provider's default tags, as %s", (_form, defaultTags) => {
    expect(judged(bucket({ provider: { defaultTags } })).kind).toBe("compliant");
  });

  it("may come in part from the provider and in part from the resource", () => {
    const { owner, ...others } = all;
    expect(judged(bucket({ tags: { owner }, provider: { defaultTags: { tags: others } } })).kind).toBe("compliant");
    expect(judged(bucket({ provider: { defaultTags: { tags: others } } }))).toMatchObject({
      findings: [{ id: "Tag::owner" }],
    });
  });

  it("may be written in other styles", () => {
    const styled = {
      Owner: "data",
      ENVIRONMENT: "dev",
      system: "orders",
      "data-class": "internal",
      CostCenter: "4711",
    };
    expect(judged(bucket({ tags: styled })).kind).toBe("compliant");
  });

  it("are those that the configuration names", () => {
    expect(judged(bucket({ tags: { team: "data" } }), { tags: ["team"] }).kind).toBe("compliant");
  });

  it("are mended with the values that the configuration gives, and then comply", () => {
    const { owner, ...others } = all;
    const settings = { tags: Object.keys(all), values: { owner } };
    const mended = RequiredTags.remediate?.(bucket({ tags: others }), settings);
    expect(mended).toEqual({ tags: all });
    expect(judged(bucket({ tags: mended?.tags as object })).kind).toBe("compliant");
  });

  it("are left as they are where the configuration has no value for one of them", () => {
    expect(RequiredTags.remediate?.(bucket({}), { tags: ["owner"], values: {} })).toBeUndefined();
  });
});
