import type { Fields } from "./settingsOf.js";

export const blockType = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
export const accountBlockType = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";

const flags = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"] as const;

/** A block of public access as it should be. */
export const allFlagsOn: Fields = Object.fromEntries(flags.map((flag) => [flag, true]));

/** The flags that a block leaves off. @param byDefault what a flag is that the block does not name */
export function flagsOff(block: Fields, byDefault: boolean): readonly string[] {
  return flags.filter((flag) => (block[flag] ?? byDefault) !== true);
}
