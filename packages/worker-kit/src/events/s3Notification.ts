import { z } from "zod";
import { s3Object } from "./s3Object.js";

const named = s3Object.shape.object.extend({
  eTag: z.string().optional(),
  // S3's description says null where the bucket is not versioned; what it sends has no such member then.
  versionId: z
    .string()
    .nullish()
    .transform((versionId) => versionId ?? undefined),
});

/** The message that S3 itself sends, of one record or more. */
export const s3Notification = z.object({
  Records: z.array(
    z.object({
      eventSource: z.literal("aws:s3"),
      eventName: z.string(),
      /** ISO 8601. Nothing is decided by it, so that a strange one does no harm. */
      eventTime: z.iso.datetime({ offset: true }).optional().catch(undefined),
      s3: s3Object.extend({ object: named }),
    }),
  ),
});
