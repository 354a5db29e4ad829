import { z } from "zod";

/** The query of a batch: which of its failed jobs. */
export const pageQuery = z.strictObject({
  page: z
    .string()
    .regex(/^[a-f0-9]{32}-\d{5}$/)
    .optional()
    .describe("`nextPage` of the page before."),
  limit: z.preprocess(readNumber, z.int().min(1).max(100).default(50)),
});

/** Digits alone: JavaScript would take 1e1, 0x10 and blanks for numbers too. */
function readNumber(text: unknown): unknown {
  return typeof text === "string" && /^[0-9]{1,9}$/.test(text) ? Number(text) : text;
}
