import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { accountBlockType, allFlagsOn, blockType } from "./publicAccessBlocks.js";

interface Settings {
  readonly accountBlockSuffices: boolean;
}

/** Every bucket has a block of public access of its own. What the block says is judged where it is made. */
export const S3BucketPublicAccessBlock: RelationRule<Settings> = {
  id: "s3-bucket-public-access-block",
  title: "Buckets have a block of public access",
  severity: "critical",
  why: "One public ACL or policy makes every object of the bucket readable from the internet",
  fix: "add a BucketPublicAccessBlock for the bucket with all four flags true",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  controls: ["STO-01"],
  scope: "stack",
  types: bucketTypes,
  settings: {
    accountBlockSuffices: {
      description: "Whether an AccountPublicAccessBlock in the same stack stands for the blocks of its buckets",
      default: false,
      schema: { type: "boolean" },
    },
  },
  evaluate: (bucket, graph, { accountBlockSuffices }) => {
    if (accountBlockSuffices && graph.ofTypes(accountBlockType).length > 0) return compliant;
    return graph.referring(blockType, "bucket", bucket).length > 0
      ? compliant
      : violation("Missing", `bucket ${bucket.name} has no BucketPublicAccessBlock`);
  },
  examples: {
    good: [
      { type: bucketTypes[0], name: "data" },
      { type: blockType, name: "block", props: allFlagsOn, refersTo: { bucket: "data" } },
    ],
    bad: [
      { type: bucketTypes[0], name: "data" },
      { type: bucketTypes[0], name: "other" },
      { type: blockType, name: "block", props: allFlagsOn, refersTo: { bucket: "other" } },
    ],
    others: {
      "a block of the account alone": [
        { type: bucketTypes[0], name: "data" },
        { type: accountBlockType, name: "account", props: allFlagsOn },
      ],
    },
  },
};
