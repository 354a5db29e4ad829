import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { accountBlockType, allFlagsOn, blockType, flagsOff } from "./publicAccessBlocks.js";

/** Every block of public access, of a bucket or of the account, blocks all four ways. */
export const S3PublicAccessBlockComplete: ResourceRule = {
  id: "s3-public-access-block-complete",
  title: "Blocks of public access leave no way open",
  severity: "critical",
  why: "Each flag closes another way: a block without one of them lets a public ACL or policy through, new or old",
  fix: "set blockPublicAcls, blockPublicPolicy, ignorePublicAcls and restrictPublicBuckets to true",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  controls: ["STO-01"],
  scope: "resource",
  types: [blockType, accountBlockType],
  evaluate: ({ name, props }) =>
    verdictOf(
      flagsOff(props, false).map((flag) => ({ id: `Flag::${flag}`, message: `${flag} of ${name} is not true` })),
    ),
  remediate: ({ props }) => ({ ...props, ...allFlagsOn }),
  examples: {
    good: [{ type: blockType, name: "block", props: allFlagsOn }],
    bad: [{ type: blockType, name: "block", props: { ...allFlagsOn, blockPublicPolicy: false } }],
    others: {
      "without a word": [{ type: blockType, name: "block", props: {} }],
      "of the account": [
        { type: accountBlockType, name: "account", props: { ...allFlagsOn, restrictPublicBuckets: false } },
      ],
    },
  },
};
