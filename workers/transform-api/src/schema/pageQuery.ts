import { z } from "zod";

/** The query of a batch: which of its failed jobs. */
export const pageQuery = z.strictObject({
  page: z
    .string()
    .regex(/^[a-f0-9]{32}-\d{5}$/)
    .optional()
    .describe("`nextPage` of the page before."),
  limit: z.coerce.number<string>().int().min(1).max(100).default(50),
});
