import { Access, type AccessIntentArgs } from "@sallyport/components";
import type { DestinationBucket } from "./destinationBuckets.js";

/** What a target worker may do in a destination, below the rule's prefix: write, and delete only where the rule mirrors deletions. */
export function destinationAccess(destination: DestinationBucket): AccessIntentArgs {
  const { bucketName, keyArn, label, prefix, mirrorDeletes } = destination;
  return {
    bucket: bucketName,
    ...(prefix === "" ? {} : { prefix }),
    ...(keyArn === undefined ? {} : { key: keyArn }),
    actions: [Access.Upload, Access.WriteTags, ...(mirrorDeletes ? [Access.Delete] : [])],
    label,
  };
}
