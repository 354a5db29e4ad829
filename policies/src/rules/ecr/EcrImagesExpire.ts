import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { repositoryType } from "./repositoryTypes.js";

const lifecycleType = "aws:ecr/lifecyclePolicy:LifecyclePolicy";

interface LifecycleRule {
  readonly selection?: { readonly tagStatus?: string; readonly countType?: string; readonly countNumber?: number };
  readonly action?: { readonly type?: string };
}

const lifecycle = (tagStatus: string) => ({
  type: lifecycleType,
  name: "lifecycle",
  props: {
    policy: JSON.stringify({
      rules: [
        { selection: { tagStatus, countType: "imageCountMoreThan", countNumber: 9 }, action: { type: "expire" } },
      ],
    }),
  },
  refersTo: { repository: "kpi" },
});

/** Every repository gets rid of images that have lost their tag. */
export const EcrImagesExpire: RelationRule = {
  id: "ecr-lifecycle",
  title: "Images that nothing names any more expire",
  severity: "low",
  why: "Old images with known holes stay ready to be run, are scanned in vain, and cost more every month",
  fix: "add a LifecyclePolicy that expires images with tagStatus untagged or any",
  url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-3",
  controls: ["SUP-05"],
  scope: "stack",
  types: [repositoryType],
  evaluate: (repository, graph) => {
    const policies = graph.referring(lifecycleType, "repository", repository);
    if (policies.length === 0) return violation("Missing", `repository ${repository.name} has no lifecycle policy`);
    const expires = policies.flatMap(({ props }) => rulesIn(props.policy)).some(expiresUntagged);
    return expires ? compliant : violation("Kept", `repository ${repository.name} keeps untagged images for ever`);
  },
  examples: {
    good: [{ type: repositoryType, name: "kpi" }, lifecycle("untagged")],
    bad: [{ type: repositoryType, name: "kpi" }],
    others: {
      "tagged ones alone": [{ type: repositoryType, name: "kpi" }, lifecycle("tagged")],
    },
  },
};

function rulesIn(policy: unknown): readonly LifecycleRule[] {
  const parsed = typeof policy === "string" ? (JSON.parse(policy) as unknown) : policy;
  return (parsed as { readonly rules?: readonly LifecycleRule[] } | undefined)?.rules ?? [];
}

function expiresUntagged({ selection, action }: LifecycleRule): boolean {
  const { tagStatus = "", countType, countNumber } = selection ?? {};
  const complete = action?.type === "expire" && countType !== undefined && countNumber !== undefined;
  return complete && ["untagged", "any"].includes(tagStatus);
}
