import { isSet } from "../../documents/isSet.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { taggableTypes } from "./taggableTypes.js";

const tag = "sallyport:component";
const bucket = (tags: object) => ({
  type: "aws:s3/bucket:Bucket",
  name: "data-bucket",
  parent: "data",
  props: { tags },
});
const component = { type: "sallyport:index:HardenedBucket", name: "data" };

/** What a component of ours makes says by a tag which one made it. */
export const ComponentTagged: RelationRule = {
  id: "component-tagged",
  title: "What a component makes names the component",
  severity: "low",
  why: "In the account nobody sees which program a resource belongs to, and repairs by hand are undone by the next deployment",
  fix: "leave the tag sallyport:component, which the component sets, where it is",
  url: "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
  controls: ["GOV-01"],
  scope: "stack",
  types: taggableTypes,
  evaluate: (resource, graph) => {
    if (!graph.ancestors(resource).some(({ type }) => type.startsWith("sallyport:index:"))) return compliant;
    const tags = resource.inputs.tags as Readonly<Record<string, unknown>> | undefined;
    return tags !== undefined && isSet(tags, tag)
      ? compliant
      : violation("Untagged", `${resource.name} does not name the component that made it`);
  },
  examples: {
    good: [bucket({ [tag]: "HardenedBucket/data" }), component],
    bad: [bucket({ owner: "data" }), component],
  },
};
