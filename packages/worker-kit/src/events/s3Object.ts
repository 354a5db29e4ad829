import { z } from "zod";

/** What S3 says of an object in its own notifications and over EventBridge alike. */
export const s3Object = z.object({
  bucket: z.object({ name: z.string().min(1) }),
  object: z.object({
    key: z.string().min(1),
    size: z.number().int().nonnegative().optional(),
    sequencer: z
      .string()
      // More digits could not be compared: see `alignedSequencer`.
      .regex(/^[0-9A-Fa-f]{1,64}$/)
      .optional(),
  }),
});
