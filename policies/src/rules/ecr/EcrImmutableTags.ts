import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { repositoryType, repositoryTypes } from "./repositoryTypes.js";

/** No tag can be moved to another image. */
export const EcrImmutableTags: ResourceRule = {
  id: "ecr-immutable-tags",
  title: "Tags of images cannot be moved",
  severity: "medium",
  why: "Whoever can push can put another image under a tag that was scanned and reviewed, and the next start runs it",
  fix: 'set imageTagMutability "IMMUTABLE", without exclusions',
  url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-2",
  controls: ["SUP-14"],
  scope: "resource",
  types: repositoryTypes,
  evaluate: ({ name, props }) =>
    props.imageTagMutability === "IMMUTABLE"
      ? compliant
      : violation("Mutable", `tags of ${name} can be moved (${props.imageTagMutability ?? "MUTABLE"})`),
  examples: {
    good: [{ type: repositoryType, name: "kpi", props: { imageTagMutability: "IMMUTABLE" } }],
    bad: [{ type: repositoryType, name: "kpi" }],
    others: {
      "some tags": [
        {
          type: repositoryType,
          name: "kpi",
          props: {
            imageTagMutability: "IMMUTABLE_WITH_EXCLUSION",
            imageTagMutabilityExclusionFilters: [{ filter: "latest*", filterType: "WILDCARD" }],
          },
        },
      ],
      "the template of new ones": [
        { type: repositoryTypes[1], name: "mirrored", props: { imageTagMutability: "MUTABLE" } },
      ],
    },
  },
};
