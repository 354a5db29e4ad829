import { z } from "zod";

/** The query of a cancellation. */
export const cancelQuery = z.strictObject({
  reason: z
    .string()
    .min(1)
    .max(256)
    .regex(/^[\x20-\x7e]*$/)
    .default("cancelled by a caller of the API"),
});
