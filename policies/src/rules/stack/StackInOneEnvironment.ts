import { environmentOf } from "../../documents/environmentOf.js";
import { ifKnown } from "../../documents/ifKnown.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

const stackType = "pulumi:pulumi:Stack";
const bucket = (name: string, environment: string) => ({
  type: "aws:s3/bucket:Bucket",
  name,
  props: { tags: { environment } },
});

/** A stack holds the resources of one environment. */
export const StackInOneEnvironment: RelationRule = {
  id: "stack-one-environment",
  title: "A stack holds one environment",
  severity: "medium",
  why: "Where one stack holds two environments, every change to the one can break the other, and its credentials reach both",
  fix: "make a stack for each environment from the same program, with the environment in its configuration",
  url: "https://docs.aws.amazon.com/prescriptive-guidance/latest/choosing-git-branch-approach/understanding-the-devops-environments.html",
  controls: ["STO-10"],
  scope: "stack",
  types: [stackType],
  evaluate: ({ name }, graph) => {
    const environments = new Set(
      graph.resources
        .filter(({ type }) => type.startsWith("aws:"))
        .flatMap((resource) => ifKnown(() => environmentOf(resource, graph)) ?? []),
    );
    if (environments.size < 2) return compliant;
    const list = [...environments].sort().join(" and ");
    return violation(`Environments::${list}`, `stack ${name} holds resources of ${list}`);
  },
  examples: {
    good: [{ type: stackType, name: "orders-dev" }, bucket("in", "dev"), bucket("out", "dev")],
    bad: [{ type: stackType, name: "orders" }, bucket("in", "dev"), bucket("out", "prod")],
    others: {
      "a component's argument": [
        { type: stackType, name: "orders" },
        bucket("in", "dev"),
        { type: "aws:s3/bucket:Bucket", name: "out", parent: "data" },
        { type: "sallyport:index:HardenedBucket", name: "data", props: { environment: "prod" } },
      ],
    },
  },
};
