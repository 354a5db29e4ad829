import type { PublicAccessBlockConfiguration } from "@aws-sdk/client-s3";

/** Whether all four settings of a block of public access are on. */
export function isWholeBlock(block: PublicAccessBlockConfiguration | undefined): boolean {
  if (block === undefined) return false;
  const { BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets } = block;
  return [BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets].every((on) => on === true);
}
