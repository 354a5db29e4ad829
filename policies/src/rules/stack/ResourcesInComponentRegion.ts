import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

const bucketType = "aws:s3/bucket:Bucket";
const componentType = "sallyport:index:HardenedBucket";
/** Services without regions, whose resources take none. */
const global = [
  "aws:iam/",
  "aws:route53/",
  "aws:cloudfront/",
  "aws:organizations/",
  "aws:budgets/",
  "aws:globalaccelerator/",
];

const bucketIn = (region?: string) => ({
  type: bucketType,
  name: "data-bucket",
  parent: "data",
  ...(region ? { props: { region } } : {}),
});
const component = { type: componentType, name: "data", props: { region: "eu-west-1" } };

/** Whatever a component makes is in the region that it was given, data and keys among it. */
export const ResourcesInComponentRegion: RelationRule = {
  id: "resources-in-component-region",
  title: "What a component makes is in the component's region",
  severity: "medium",
  why: "What falls back to the provider's region puts data, keys or logs where they must not be, and separates a bucket from its key",
  fix: "pass region to the resource, or remove the transform that took it away",
  url: "https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/regions.html",
  controls: ["ENC-08", "NET-18"],
  scope: "stack",
  types: ["aws:*"],
  evaluate: (resource, graph) => {
    const maker = graph.ancestors(resource).find(({ type, inputs }) => isOurs(type) && inputs.region !== undefined);
    if (maker === undefined || global.some((prefix) => resource.type.startsWith(prefix))) return compliant;
    const { region } = resource.inputs;
    return region === maker.inputs.region
      ? compliant
      : violation(
          "Region",
          `${resource.name} is in ${region ?? "the provider's region"}, not in that of ${maker.name}`,
        );
  },
  examples: {
    good: [bucketIn("eu-west-1"), component],
    bad: [bucketIn(), component],
    others: { "another region": [bucketIn("us-east-1"), component] },
  },
};

/** Components of others may well take a region for something else. */
function isOurs(type: string): boolean {
  return type.startsWith("sallyport:index:");
}
