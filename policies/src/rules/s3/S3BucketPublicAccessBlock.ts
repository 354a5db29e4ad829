import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf, violation } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";

const blockType = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const flags = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"] as const;
const allOn = Object.fromEntries(flags.map((flag) => [flag, true]));

/** Every bucket has its own block of public access with all four flags on. */
export const S3BucketPublicAccessBlock: RelationRule = {
  id: "s3-bucket-public-access-block",
  title: "Buckets block all public access",
  severity: "critical",
  why: "One public ACL or policy makes every object of the bucket readable from the internet",
  fix: "add a BucketPublicAccessBlock for the bucket with all four flags true",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  controls: ["STO-01"],
  scope: "stack",
  types: bucketTypes,
  evaluate: (bucket, graph) => {
    const [block] = graph.referring(blockType, "bucket", bucket);
    if (!block) return violation("Missing", `bucket ${bucket.name} has no BucketPublicAccessBlock`);
    return verdictOf(
      flags
        .filter((flag) => block.props[flag] !== true)
        .map((flag) => ({ id: `Flag::${flag}`, message: `${flag} of bucket ${bucket.name} is not true` })),
    );
  },
  examples: {
    good: [
      { type: bucketTypes[0], name: "data" },
      { type: blockType, name: "block", props: allOn, refersTo: { bucket: "data" } },
    ],
    bad: [
      { type: bucketTypes[0], name: "data" },
      { type: blockType, name: "block", props: { ...allOn, blockPublicPolicy: false }, refersTo: { bucket: "data" } },
    ],
  },
};
