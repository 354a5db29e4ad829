import type { RulePlan } from "./CompressorPlan.js";

/**
 * The S3 event types that a rule's queue is told of. Deletions of single versions come with the others of their kind, and
 * are counted by the worker, which never repeats them.
 */
export function notifiedEvents({
  mirrorDeletes,
  mirrorExpiry,
}: Pick<RulePlan, "mirrorDeletes" | "mirrorExpiry">): string[] {
  return [
    "s3:ObjectCreated:*",
    ...(mirrorDeletes ? ["s3:ObjectRemoved:*"] : []),
    ...(mirrorDeletes && mirrorExpiry ? ["s3:LifecycleExpiration:*"] : []),
  ];
}
