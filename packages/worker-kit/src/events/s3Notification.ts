import { z } from "zod";
import { s3Object } from "./s3Object.js";

const named = s3Object.shape.object.extend({ eTag: z.string().optional(), versionId: z.string().optional() });

/** The message that S3 itself sends, of one record or more. */
export const s3Notification = z.object({
  Records: z.array(
    z.object({
      eventSource: z.literal("aws:s3"),
      eventName: z.string(),
      s3: s3Object.extend({ object: named }),
    }),
  ),
});
