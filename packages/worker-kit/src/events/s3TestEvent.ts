import { z } from "zod";

/** What S3 sends once when a notification is set up. */
export const s3TestEvent = z.object({ Service: z.literal("Amazon S3"), Event: z.literal("s3:TestEvent") });
